import { VisuallyHidden } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box, SheetBox } from '../../../../sheets/box.ts';
import { placeOf } from '../../../../sheets/placeOf.ts';
import { percentsOf } from '../../../../sheets/placing.ts';
import styles from '../../../../sheets/region.module.css';
import { useRegionDrag } from '../../../../sheets/useRegionDrag.ts';
import type { RegionMark } from '../marks.ts';
import { PlacedRegion } from './PlacedRegion.tsx';
import { RegionButton } from './RegionButton.tsx';

/** What stands on a sheet and what can be done there; the same for a page and an image. */
export interface RegionHandling {
  selectedId: string | null;
  readOnly: boolean;
  /** Whether a drag draws a region; otherwise it is left to the sheet, for instance to select its text. */
  drawing: boolean;
  onSelect: (id: string) => void;
  onChange: (mark: RegionMark, box: Box) => void;
  onDraw: (drawn: SheetBox) => void;
  onPlace: (placed: SheetBox) => void;
  onKeep: () => void;
  onDrop: () => void;
}

interface RegionLayerProps {
  page: number;
  marks: readonly RegionMark[];
  /** Placed by the keyboard on this sheet. */
  placed: Box | null;
  /** Drawn on this sheet, and waiting for its criterion. */
  asking: Box | null;
  handling: RegionHandling;
}

/** The regions of one sheet, over it. */
export function RegionLayer({ page, marks, placed, asking, handling }: RegionLayerProps) {
  const { t } = useTranslation('evidence');
  const sheet = useRef<HTMLDivElement>(null);
  const [said, say] = useState<Box | null>(null);
  const { selectedId, readOnly, drawing, onSelect, onChange } = handling;
  const selected = marks.find(({ id }) => id === selectedId) ?? null;
  const drag = useRegionDrag({
    sheet,
    enabled: drawing && !readOnly,
    selected,
    onDraw: (box) => handling.onDraw({ page, box }),
    onChange: (box) => selected !== null && onChange(selected, box),
  });
  const told = placed ?? said;
  return (
    <div ref={sheet} className={styles.layer} data-drawing={drawing && !readOnly} {...drag.on}>
      {marks.map((mark) => (
        <RegionButton
          key={mark.id}
          mark={mark}
          dragged={drag.dragged?.id === mark.id ? drag.dragged.box : null}
          selected={mark.id === selectedId}
          readOnly={readOnly}
          onSelect={() => onSelect(mark.id)}
          onChange={(box) => onChange(mark, box)}
          onSay={say}
        />
      ))}
      {asking !== null && <div className={styles.asking} style={placeOf(asking)} />}
      {drag.dragged?.id === null && <div className={styles.asking} style={placeOf(drag.dragged.box)} />}
      {placed !== null && (
        <PlacedRegion
          box={placed}
          onPlace={(box) => handling.onPlace({ page, box })}
          onKeep={handling.onKeep}
          onDrop={handling.onDrop}
        />
      )}
      <VisuallyHidden role="status">{told === null ? '' : t('region.at', percentsOf(told))}</VisuallyHidden>
    </div>
  );
}
