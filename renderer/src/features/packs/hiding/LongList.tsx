import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import hiding from './hiding.module.css';

/** Before a row was measured. */
const rowHeight = 44;

interface LongListProps {
  count: number;
  /** What is the same row when others come or go. The same function while the list is the same. */
  keyOf(index: number): string;
  /** The row that is brought into view; -1 for none. */
  shown: number;
  children(index: number): ReactNode;
}

/** Rows of which only those in view are drawn: a full class in an hour has hundreds of covers. */
export function LongList({ count, keyOf, shown, children }: LongListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    ...{ count, estimateSize: () => rowHeight, getItemKey: keyOf, overscan: 8 },
    getScrollElement: () => scroller.current,
  });
  useEffect(() => {
    if (shown !== -1) rows.scrollToIndex(shown);
  }, [rows, shown]);
  return (
    <div ref={scroller} className={hiding.scroller}>
      <ul className={hiding.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            ref={rows.measureElement}
            className={hiding.placed}
            data-index={index}
            style={{ transform: `translateY(${start}px)` }}
          >
            {children(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
