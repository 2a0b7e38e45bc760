/** Okabe and Ito's colours, apart for every common kind of colour vision; yellow last but one, grey for their black. */
const colours = [
  '#0072B2',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#56B4E9',
  '#D55E00',
  '#B5A90F',
  '#7F7F7F',
] as const;
const patterns = ['solid', 'dashed', 'dotted', 'double'] as const;

export type LinePattern = (typeof patterns)[number];

/** How a lane is told from the others besides by its letter. */
export interface LaneMark {
  colour: string;
  pattern: LinePattern;
}

/** The mark of the nth lane; no two of the first 26 are the same. */
export function laneMark(index: number): LaneMark {
  const colour = colours[index % colours.length] ?? colours[0];
  const pattern = patterns[(index + Math.floor(index / colours.length)) % patterns.length] ?? 'solid';
  return { colour, pattern };
}

/** The mark of spans that no criterion claims yet. */
export const unlinkedMark: LaneMark = { colour: '#7F7F7F', pattern: 'dotted' };
