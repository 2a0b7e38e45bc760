import styles from './thumbnail.module.css';
import { placeOnSheet, type ThumbnailSheet } from './thumbnail.ts';

/** What a recording shows about a time; for the pointer, so not told to screen readers. */
export function ThumbnailAt({ sheet, ms }: { sheet: ThumbnailSheet; ms: number }) {
  const { x, y } = placeOnSheet(sheet, ms);
  return (
    <div
      className={styles.picture}
      aria-hidden
      style={{
        width: sheet.width,
        height: sheet.height,
        backgroundImage: `url("${sheet.url}")`,
        backgroundPosition: `-${x}px -${y}px`,
      }}
    />
  );
}
