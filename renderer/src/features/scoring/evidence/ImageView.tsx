import { Group } from '@mantine/core';
import { useState } from 'react';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import styles from './evidence.module.css';
import { UnreadableNote } from './UnreadableNote.tsx';
import { useZoom, ZoomControls } from './ZoomControls.tsx';

/** An image, fitted or as large as one likes. */
export function ImageView({ source, title }: { source: string; title: string }) {
  const zoom = useZoom();
  const [broken, setBroken] = useState(false);
  if (broken) return <UnreadableNote title={title} onRetry={() => setBroken(false)} />;
  const fitted = zoom.factor === 1;
  return (
    <div className={styles.view}>
      <Group className={styles.bar} gap={8} onMouseDown={keepKeysOnPage}>
        <ZoomControls zoom={zoom} />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className={styles.scroll} aria-label={title} tabIndex={0}>
        <img
          src={source}
          alt={title}
          className={fitted ? styles.fitted : styles.enlarged}
          style={fitted ? undefined : { width: `${zoom.factor * 100}%` }}
          onError={() => setBroken(true)}
        />
      </section>
    </div>
  );
}
