/** How far a key takes the caret; words as in `Selection.modify`, `all` the whole text. */
export interface CaretMove {
  direction: 'backward' | 'forward';
  granularity: 'character' | 'word' | 'line' | 'lineboundary' | 'all';
  extend: boolean;
}

interface CaretPress {
  code: string;
  shift: boolean;
  ctrl: boolean;
  alt: boolean;
}

type Way = readonly [
  CaretMove['direction'],
  CaretMove['granularity'],
  withCtrl: CaretMove['granularity'] | null,
];

const ways: Record<string, Way> = {
  ArrowLeft: ['backward', 'character', 'word'],
  ArrowRight: ['forward', 'character', 'word'],
  ArrowUp: ['backward', 'line', null],
  ArrowDown: ['forward', 'line', null],
  Home: ['backward', 'lineboundary', 'all'],
  End: ['forward', 'lineboundary', 'all'],
};

/** What a press does to the caret of a text; null where it is not the caret's. */
export function caretMove({ code, shift, ctrl, alt }: CaretPress): CaretMove | null {
  const way = alt ? undefined : ways[code];
  const granularity = way?.[ctrl ? 2 : 1];
  return way === undefined || !granularity ? null : { direction: way[0], granularity, extend: shift };
}
