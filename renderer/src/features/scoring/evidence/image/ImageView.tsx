import { Group } from '@mantine/core';
import { type CSSProperties, useRef, useState } from 'react';
import { keepKeysOnPage } from '../../../../commands/releaseFocus.ts';
import { onSheet, type Point, type SheetBox, type Size, toPixels } from '../../../../sheets/box.ts';
import styles from '../evidence.module.css';
import { RegionLayer } from '../region/RegionLayer.tsx';
import { useRegions } from '../region/useRegions.ts';
import { pan, scrollTo } from '../scrollTo.ts';
import type { StillProps } from '../still.ts';
import { useStillActions } from '../stillDesk.ts';
import { UnreadableNote } from '../UnreadableNote.tsx';
import { useScaled } from '../useScaled.ts';
import { ZoomControls } from '../ZoomControls.tsx';
import imageStyles from './image.module.css';

/** CSS pixels around the image. */
const margin = 16;
/** Until the image says what it is. */
const unknown: Size = { width: 640, height: 480 };

function useImageWindow({ evidenceId, marking, desk }: StillProps, size: Size | null) {
  const window = useRef<HTMLElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const hold = (at: Point) => {
    const before = picture.current?.getBoundingClientRect();
    const point = before && onSheet(at, before);
    return () => {
      const after = picture.current?.getBoundingClientRect();
      if (point === undefined || after === undefined) return;
      window.current?.scrollBy(
        after.x + point.x * after.width - at.x,
        after.y + point.y * after.height - at.y,
      );
    };
  };
  const scaled = useScaled({ window, sheet: size ?? unknown, margin, start: { kind: 'page' }, hold });
  const reveal = ({ box }: SheetBox) => {
    const frame = picture.current;
    if (window.current === null || frame === null) return;
    const part = toPixels(box, { width: frame.offsetWidth, height: frame.offsetHeight });
    scrollTo(window.current, { ...part, x: frame.offsetLeft + part.x, y: frame.offsetTop + part.y });
  };
  const regions = useRegions({
    evidenceId,
    kind: 'image',
    marking,
    window,
    drawing: !marking.readOnly,
    ready: scaled.settled && size !== null,
    reveal,
  });
  useStillActions(desk, {
    zoomIn: scaled.in,
    zoomOut: scaled.out,
    fit: () => scaled.set({ kind: 'page' }),
    pan: (across, down) => pan(window.current, across, down),
    ...(marking.readOnly ? {} : { markRegion: regions.place }),
    reveal: regions.reveal,
  });
  return { window, picture, scaled, regions };
}

/** An image, upright as its camera noted, fitted or as large as one likes, and the regions on it. */
export function ImageView(props: StillProps) {
  const { source, title, onShown } = props;
  const [size, setSize] = useState<Size | null>(null);
  const [broken, setBroken] = useState(false);
  const { window, picture, scaled, regions } = useImageWindow(props, size);
  if (broken) return <UnreadableNote title={title} onRetry={() => setBroken(false)} />;
  const { width, height } = size ?? unknown;
  const place: CSSProperties = { width: width * scaled.scale, height: height * scaled.scale };
  return (
    <div className={styles.view}>
      <Group className={styles.bar} gap={8} wrap="nowrap" onMouseDown={keepKeysOnPage}>
        <ZoomControls scaled={scaled} />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section ref={window} className={styles.window} aria-label={title} tabIndex={0}>
        <div className={imageStyles.ground}>
          <div ref={picture} className={imageStyles.picture} style={place} data-sheet={1}>
            <img
              src={source}
              alt={title}
              hidden={size === null}
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
                // A drawing may have no size of its own.
                if (naturalWidth > 0) setSize({ width: naturalWidth, height: naturalHeight });
                else setSize(unknown);
                onShown();
              }}
              onError={() => setBroken(true)}
            />
            {size !== null && (
              <RegionLayer
                page={1}
                marks={regions.marks}
                placed={regions.placed?.box ?? null}
                asking={regions.asking?.box ?? null}
                handling={regions.handling}
              />
            )}
          </div>
        </div>
      </section>
    </div>
  );
}
