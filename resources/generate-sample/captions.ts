import { formatTimecode } from '#shared/domain/timecode.ts';
import type { Speaker } from './lesson.ts';
import type { SpokenSentence, Timeline } from './timeline.ts';

const lineLength = 42;
const cueLength = lineLength * 2;

/** The WebVTT file of a recording (https://www.w3.org/TR/webvtt1/): the words as spoken, with who says them. */
export function captionsOf(timeline: Timeline): string {
  const cues = timeline.turns.flatMap((turn) =>
    turn.sentences.flatMap(piecesOf).map((piece) => cueText(piece, turn.speaker)),
  );
  const numbered = cues.map((cue, i) => `${i + 1}\n${cue}`);
  const blocks = ['WEBVTT', 'NOTE Synthetic sample: no real classroom, no real people.', ...numbered];
  return `${blocks.join('\n\n')}\n`;
}

function cueText(piece: SpokenSentence, speaker: Speaker): string {
  const who = speaker === 'T' ? 'Teacher' : speaker;
  const times = `${formatTimecode(piece.startMs)} --> ${formatTimecode(piece.endMs)}`;
  return `${times}\n<v ${who}>${wrap(piece.text, lineLength).join('\n')}`;
}

/** A sentence cut into cues of at most two lines; time is shared out by length. */
function piecesOf(sentence: SpokenSentence): SpokenSentence[] {
  const parts = Math.ceil(sentence.text.length / cueLength);
  const texts = wrap(sentence.text, Math.ceil(sentence.text.length / parts) + 8);
  const whole = texts.reduce((sum, text) => sum + text.length, 0);
  let at = sentence.startMs;
  return texts.map((text, i) => {
    const share = Math.round(((sentence.endMs - sentence.startMs) * text.length) / whole);
    const piece = { text, startMs: at, endMs: i === texts.length - 1 ? sentence.endMs : at + share };
    at = piece.endMs;
    return piece;
  });
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
