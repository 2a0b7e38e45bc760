/** Small pictures of a recording in one image, row by row. */
export interface ThumbnailSheet {
  url: string;
  columns: number;
  /** Of one picture, pixels. */
  width: number;
  height: number;
  count: number;
  intervalMs: number;
}

/** Where on the sheet the picture for a time is, pixels from its top left. */
export function placeOnSheet(sheet: ThumbnailSheet, ms: number): { x: number; y: number } {
  const index = Math.min(sheet.count - 1, Math.max(0, Math.floor(ms / sheet.intervalMs)));
  return {
    x: (index % sheet.columns) * sheet.width,
    y: Math.floor(index / sheet.columns) * sheet.height,
  };
}
