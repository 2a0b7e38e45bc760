/** What may stand in braces in a comment, to be filled in where the comment is used: `{criterion}`. */
export const mergeFields = [
  'educator',
  'submission',
  'criterion',
  'level',
  'micro-credential',
  'time',
] as const;
export type MergeField = (typeof mergeFields)[number];

/** What the fields stand for here; null where there is nothing to stand for, such as before a level is chosen. */
export type MergeValues = Readonly<Record<MergeField, string | null>>;

export type Merged =
  | { kind: 'text'; text: string }
  | {
      kind: 'wrong';
      /** In braces, but no field, as written. */
      unknown: readonly string[];
      /** Fields that stand for nothing here. */
      empty: readonly MergeField[];
    };

const inBraces = /\{([^{}\n]{1,60})\}/g;

function fieldOf(written: string): MergeField | undefined {
  const name = written.trim().toLowerCase();
  return mergeFields.find((field) => field === name);
}

const writtenFields = (text: string): string[] =>
  [...text.matchAll(inBraces)].map(([, written = '']) => written);

/** What stands in braces in a text and is no field, each once, as written. */
export function unknownFields(text: string): string[] {
  return [...new Set(writtenFields(text).filter((name) => fieldOf(name) === undefined))];
}

/** The text with its fields filled in, or what stands in the way: a text with a hole in it is never inserted. */
export function merge(text: string, values: MergeValues): Merged {
  const unknown = unknownFields(text);
  const named = new Set(writtenFields(text).map(fieldOf));
  const empty = mergeFields.filter((field) => named.has(field) && values[field] === null);
  if (unknown.length > 0 || empty.length > 0) return { kind: 'wrong', unknown, empty };
  const filled = text.replace(inBraces, (whole, name: string) => {
    const field = fieldOf(name);
    return (field && values[field]) ?? whole;
  });
  return { kind: 'text', text: filled };
}

interface Named {
  blind: boolean;
  /** Known only where the batch is not blind. */
  educator: string | null;
  pseudonym: string;
}

/** What `{educator}` stands for: in a blind batch never more than the name of the submission. */
export function educatorName({ blind, educator, pseudonym }: Named): string {
  return blind || educator === null ? pseudonym : educator;
}
