/** A part of the desktop, in device-independent pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Screen {
  id: number;
  workArea: Area;
}

/** Where a second window goes: over the first screen that the first window is not on; undefined where there is none. */
export function secondDisplay(screens: readonly Screen[], ownId: number): Area | undefined {
  return screens.find(({ id }) => id !== ownId)?.workArea;
}
