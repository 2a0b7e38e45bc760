import { formatTimecode } from '#shared/domain/timecode.ts';
import styles from './thumbnail.module.css';
import { placeOnSheet, type ThumbnailSheet } from './thumbnail.ts';

interface ThumbnailAtProps {
  /** Null while there are no pictures: then the time alone is shown. */
  sheet: ThumbnailSheet | null;
  ms: number;
}

/** What a recording shows about a time, with the time under it; for the pointer, so not told to screen readers. */
export function ThumbnailAt({ sheet, ms }: ThumbnailAtProps) {
  const place = sheet && placeOnSheet(sheet, ms);
  return (
    <div className={styles.thumbnail} aria-hidden>
      {sheet !== null && place !== null && (
        <div
          className={styles.picture}
          style={{
            width: sheet.width,
            height: sheet.height,
            backgroundImage: `url("${sheet.url}")`,
            backgroundPosition: `-${place.x}px -${place.y}px`,
          }}
        />
      )}
      <span>{formatTimecode(ms)}</span>
    </div>
  );
}
