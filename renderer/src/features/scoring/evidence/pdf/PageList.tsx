import { useMemo } from 'react';
import type { Regions } from '../region/useRegions.ts';
import type { Found } from './findText.ts';
import { type PageShown, PdfPage } from './PdfPage.tsx';
import styles from './pdf.module.css';
import type { Find } from './useFind.ts';
import type { Pages } from './usePages.ts';

interface PageListProps {
  pages: Pages;
  regions: Regions;
  find: Find;
  shown: PageShown;
}

const none: readonly Found[] = [];

/** The pages in view and next to it; the others are room. */
export function PageList({ pages, regions, find, shown }: PageListProps) {
  const { marks, placed, asking } = regions;
  const foundOn = useMemo(() => Map.groupBy(find.found, ({ page }) => page), [find.found]);
  return (
    <div className={styles.pages} style={{ minWidth: pages.whole.width, height: pages.whole.height }}>
      {pages.shown.map(({ page, top, size, scale }) => (
        <div key={page} className={styles.slot} style={{ transform: `translateY(${top}px)` }}>
          <PdfPage
            shown={shown}
            number={page}
            size={size}
            scale={scale}
            marks={marks.filter((mark) => mark.page === page)}
            placed={placed?.page === page ? placed.box : null}
            asking={asking?.page === page ? asking.box : null}
            found={foundOn.get(page) ?? none}
            current={find.current?.page === page ? find.current : null}
          />
        </div>
      ))}
    </div>
  );
}
