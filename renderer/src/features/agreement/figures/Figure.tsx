import { SegmentedControl, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../ui/DataTable.tsx';
import styles from '../agreement.module.css';
import { SavedNote } from '../saving.tsx';
import { type SavedTableProps, useCsv } from './useCsv.tsx';

interface FigureProps<Row> extends SavedTableProps<Row> {
  /** What the picture says, in words. */
  alternative: string;
  /** Draws the picture; anew whenever it is another function. */
  draw: (width: number) => Element;
}

/** The picture as wide as there is room. */
function Picture({ draw, alternative }: { draw: (width: number) => Element; alternative: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const watch = new ResizeObserver(() => setWidth(Math.min(960, Math.floor(current.clientWidth))));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0) return;
    const drawn = draw(width);
    // Groups of marks have no role that could bear a name; the figure has it.
    for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
    // A mark's title does not name the link around it.
    for (const link of drawn.querySelectorAll('a')) {
      const name = link.querySelector('title')?.textContent;
      if (name) link.setAttribute('aria-label', name);
    }
    place.current?.replaceChildren(drawn);
  }, [draw, width]);
  return <figure ref={place} className={styles.picture} aria-label={alternative} />;
}

/** A picture with its words, its table and its data. */
export function Figure<Row>(props: FigureProps<Row>) {
  const { t } = useTranslation('desk');
  const { title, alternative, draw } = props;
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  const { saving, button } = useCsv(props);
  return (
    <section className={styles.figure}>
      <div className={styles.figureHead}>
        <Title order={2}>{title}</Title>
        <SegmentedControl
          size="xs"
          aria-label={title}
          data={(['picture', 'table'] as const).map((value) => ({ value, label: t(value) }))}
          value={shown}
          onChange={(value) => setShown(value as 'picture' | 'table')}
        />
        {button}
      </div>
      <SavedNote saving={saving} />
      <p className={styles.soft}>{alternative}</p>
      {shown === 'picture' ? <Picture draw={draw} alternative={alternative} /> : <DataTable {...props} />}
    </section>
  );
}
