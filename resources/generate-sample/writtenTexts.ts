import type { Letter, Points } from './lesson.ts';
import { randomFrom } from './sketch/random.ts';

type Bank = Record<
  Letter,
  readonly [readonly string[], readonly string[], readonly string[], readonly string[]]
>;

/** What a reflection says of each criterion, from the lowest level to the highest. */
const bank: Bank = {
  A: [
    [
      'I asked for the answers to the six tasks and the class called them out. Where nobody knew, I showed how it is done.',
      'Most of my questions had one right answer. When a student hesitated I gave the first step, and we went on.',
    ],
    [
      'I asked one student how she got her result. She told the steps she had taken, and I filled in why they work.',
      'There was a question that began with “how”. The student named the rule he had used, which was enough for me then.',
    ],
    [
      'I asked two students why their results must be the same. Both explained it in full sentences, and I only repeated the part that was hard to hear.',
      'When a pair disagreed I asked each to say what made them sure. One could follow both lines of thought without my help.',
    ],
    [
      'A student began with an idea that did not work. I stayed with it until he had said where it broke, and two others came back to his idea later and used it.',
      'One half-finished argument became the centre of the lesson: I kept asking its author what would have to be true, and the class took it up and mended it.',
    ],
  ],
  B: [
    [
      'The pace was quick. Somebody always had a hand up, and I took the first one.',
      'I answered some of my questions myself to keep the lesson moving, and three students did nearly all of the talking.',
    ],
    [
      'After one harder question I counted to two before I gave a hint. The same few students spoke as on other days.',
      'Two students spoke at some length, but I filled the quiet after most questions with another wording.',
    ],
    [
      'After the main question I put my pen down and waited until there were at least five hands. Three students gave parts of the reason.',
      'I asked everyone to write before anyone spoke, and left the question open for a good while. Two students who disagreed both explained themselves.',
    ],
    [
      'I waited after questions and after answers too, so that somebody else could react. A student who never volunteers read out her notes and was then asked by another what she meant.',
      'The long quiet after his answer was hard for me, but it brought in two new voices, one of them a student whom I had only asked to think along.',
    ],
  ],
  C: [
    [
      'When an answer was right I said so, and when it was wrong I asked somebody else.',
      'We checked each result against the answer sheet. There was no time to compare ways of doing it.',
    ],
    [
      'I put two ways of solving it next to each other on the board and said what they have in common.',
      'I asked for a reason, and the student said that it always works like that. I let it stand.',
    ],
    [
      'One student said that the other’s way was the same as hers but turned round. I pressed for what is the same, and she pointed to the equal parts.',
      'When he said “because it doubles”, I asked what doubles. Another student disagreed and gave the reason with the areas.',
    ],
    [
      'A student tested the claim with an odd number, and the class used the counterexample to say when it holds and why it always does then.',
      'Three strategies were compared by the students themselves, and the question that ended the lesson was theirs: whether it must be so for every number.',
    ],
  ],
  D: [
    [
      'The calculation was on the board. A poster with the number line hung beside it.',
      'We wrote the steps down as a list. I did not use a drawing this time.',
    ],
    [
      'I drew the rectangle and showed in it that our answer was right.',
      'There was a table on the worksheet. I read out what stands in its columns, and they copied it.',
    ],
    [
      'A student came to the board and said which side of the rectangle stands for which factor.',
      'With the number line one of them explained where the jump of ten is in the subtraction.',
    ],
    [
      'They moved between the drawing and the expression and argued about which part of the one belongs to which part of the other.',
      'The table and the pattern of dots were held against each other until two students could say where the “plus one” is in both.',
    ],
  ],
};

const opening = 'I describe one whole-class discussion from the third week of the unit.';
const letters: readonly Letter[] = ['A', 'B', 'C', 'D'];

export interface Reflection {
  text: string;
  /** Where in the text, in UTF-16 code units, the part on each criterion stands. */
  parts: Record<Letter, { start: number; end: number }>;
}

/** A written reflection whose parts are each worth the points they are meant for. */
export function reflectionOf(number: number, meant: Record<Letter, Points>): Reflection {
  const random = randomFrom(`reflection/${number}`);
  let text = `${opening}\n`;
  const place = (letter: Letter) => {
    const wordings = bank[letter][meant[letter] - 1] ?? [];
    const part = wordings[Math.floor(random() * wordings.length)] ?? '';
    text += '\n';
    const start = text.length;
    text += `${part}\n`;
    return { start, end: start + part.length };
  };
  const [A, B, C, D] = letters.map(place) as [Span, Span, Span, Span];
  return { text, parts: { A, B, C, D } };
}

type Span = { start: number; end: number };
