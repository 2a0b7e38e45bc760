import type { Scene } from './scene.ts';
import styles from './timeline.module.css';
import { layAlong, useInPlace } from './useInPlace.ts';
import { xOf } from './view.ts';

/** Where the picture is: a line that moves without anything being drawn or rendered. */
export function Playhead({ scene }: { scene: Scene }) {
  const { clock } = scene;
  const line = useInPlace<HTMLDivElement>(
    scene,
    (element, scale) => {
      const x = xOf(clock.now(), scale);
      element.style.visibility = x < -1 || x > scale.width + 1 ? 'hidden' : '';
      element.style.transform = `translateX(${Math.round(x)}px)`;
    },
    true,
  );
  return <div ref={line} className={styles.playhead} />;
}

export interface Draft {
  startMs: number;
  /** Null while it goes on with the playhead. */
  endMs: number | null;
}

/** A span that is being marked: from where it was begun to the playhead, or to its end. */
export function DraftSpan({ scene, draft }: { scene: Scene; draft: Draft }) {
  const { clock } = scene;
  const band = useInPlace<HTMLDivElement>(
    scene,
    (element, scale) => {
      const end = draft.endMs ?? clock.now();
      const [from, to] = [Math.min(draft.startMs, end), Math.max(draft.startMs, end)];
      layAlong(element, [xOf(from, scale), Math.max(xOf(to, scale), xOf(from, scale) + 2)], scale.width);
    },
    draft.endMs === null,
  );
  return <div ref={band} className={styles.draft} />;
}

/** A line through all lanes at a time: what a dragged end caught on. */
export function CaughtLine({ scene, ms }: { scene: Scene; ms: number }) {
  const line = useInPlace<HTMLDivElement>(scene, (element, scale) => {
    element.style.transform = `translateX(${Math.round(xOf(ms, scale))}px)`;
  });
  return <div ref={line} className={styles.caught} />;
}
