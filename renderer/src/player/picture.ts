import { createStore, type StoreApi } from 'zustand/vanilla';

/** How the picture of a recording is shown; 1 is as it was recorded. */
export interface Picture {
  brightness: number;
  contrast: number;
  zoom: number;
  /** How far the enlarged picture is moved, in parts of its own size on screen, right and down. */
  panX: number;
  panY: number;
}

export const asRecorded: Picture = { brightness: 1, contrast: 1, zoom: 1, panX: 0, panY: 0 };

export const pictureBounds = {
  brightness: { min: 0.5, max: 3, step: 0.1 },
  contrast: { min: 0.5, max: 3, step: 0.1 },
  zoom: { min: 1, max: 8, step: 0.25 },
} as const;

const tidy = (value: number) => Math.round(value * 1000) / 1000;
const within = (value: number, { min, max }: { min: number; max: number }) =>
  tidy(Math.min(Math.max(value, min), max));

/** A picture that can be shown: every figure inside its bounds, and never moved out of sight. */
export function heldPicture({ brightness, contrast, zoom, panX, panY }: Picture): Picture {
  const held = within(zoom, pictureBounds.zoom);
  const room = { min: -(held - 1) / 2, max: (held - 1) / 2 };
  return {
    brightness: within(brightness, pictureBounds.brightness),
    contrast: within(contrast, pictureBounds.contrast),
    zoom: held,
    panX: within(panX, room),
    panY: within(panY, room),
  };
}

export function isAsRecorded(picture: Picture): boolean {
  return (Object.keys(asRecorded) as (keyof Picture)[]).every((key) => picture[key] === asRecorded[key]);
}

/** The same as styles; none where nothing is changed, so that the picture costs nothing more. */
export function pictureStyle({ brightness, contrast, zoom, panX, panY }: Picture): {
  filter?: string;
  transform?: string;
} {
  return {
    ...(brightness === 1 && contrast === 1
      ? {}
      : { filter: `brightness(${brightness}) contrast(${contrast})` }),
    ...(zoom === 1
      ? {}
      : { transform: `translate(${tidy(panX * 100)}%, ${tidy(panY * 100)}%) scale(${zoom})` }),
  };
}

export interface PictureControl {
  store: StoreApi<Picture>;
  /** Sets figures; they are held inside their bounds. */
  set(part: Partial<Picture>): void;
  /** Moves figures by so much. */
  by(part: Partial<Picture>): void;
  reset(): void;
}

export function createPictureControl(): PictureControl {
  const store = createStore<Picture>(() => asRecorded);
  const set = (part: Partial<Picture>) => store.setState(heldPicture({ ...store.getState(), ...part }), true);
  return {
    store,
    set,
    by(part) {
      const now = store.getState();
      const keys = Object.keys(part) as (keyof Picture)[];
      set(Object.fromEntries(keys.map((key) => [key, now[key] + (part[key] ?? 0)])));
    },
    reset: () => store.setState(asRecorded, true),
  };
}
