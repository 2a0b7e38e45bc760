import { Button, SegmentedControl, Table, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../agreement.module.css';
import { reachable } from '../reachable.ts';
import { csvOf } from '../save.ts';
import { SavedNote, useSaving } from '../saving.tsx';

/** A column of a figure's table. */
export interface Column<Row> {
  head: string;
  /** As it goes into the CSV: a number with all its digits. */
  value(row: Row): string | number;
  /** As the table shows it; the value where it is missing. */
  cell?(row: Row): ReactNode;
}

interface FigureProps<Row> {
  title: string;
  /** What the picture says, in words. */
  alternative: string;
  /** Draws the picture; anew whenever it is another function. */
  draw: (width: number) => Element;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Of the CSV, without its end. */
  file: string;
  keyOf(row: Row): string;
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

function Rows<Row>({ title, columns, rows, keyOf }: FigureProps<Row>) {
  return (
    <Table.ScrollContainer {...reachable} minWidth={480} maxHeight={520}>
      <Table aria-label={title} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ head }) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map((column) => (
                <Table.Td key={column.head}>{column.cell?.(row) ?? column.value(row)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A picture with its words, its table and its data. */
export function Figure<Row>(props: FigureProps<Row>) {
  const { t } = useTranslation('desk');
  const { title, alternative, draw, columns, rows, file } = props;
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  const saving = useSaving();
  const save = () =>
    saving.save(
      `${file}.csv`,
      csvOf(
        columns.map(({ head }) => head),
        rows.map((row) => columns.map((column) => column.value(row))),
      ),
      'text/csv',
    );
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
        <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={save}>
          {t('csv')}
        </Button>
      </div>
      <SavedNote saving={saving} />
      <p className={styles.soft}>{alternative}</p>
      {shown === 'picture' ? <Picture draw={draw} alternative={alternative} /> : <Rows {...props} />}
    </section>
  );
}
