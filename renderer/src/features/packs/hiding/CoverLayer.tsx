import { VisuallyHidden } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Cover, coverAt } from '#shared/domain/redaction.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { type Box, handles } from '../../../sheets/box.ts';
import { placeOf } from '../../../sheets/placeOf.ts';
import { percentsOf } from '../../../sheets/placing.ts';
import regions from '../../../sheets/region.module.css';
import { useBoxKeys } from '../../../sheets/useBoxKeys.ts';
import { useRegionDrag } from '../../../sheets/useRegionDrag.ts';
import styles from './hiding.module.css';

export function boxAt(cover: Cover, ms: number): Box {
  const { ms: _, ...box } = coverAt(cover, ms);
  return box;
}

interface CoverButtonProps {
  cover: Cover;
  box: Box;
  /** Where a drag has it now; null while none does. */
  dragged: Box | null;
  selected: boolean;
  readOnly: boolean;
  onSelect: () => void;
  onChange: (box: Box) => void;
  onSay: (box: Box) => void;
}

/** One cover, as it lies over the picture at this moment. */
function CoverButton({ cover, box, dragged, ...props }: CoverButtonProps) {
  const { t } = useTranslation('packs');
  const { selected, readOnly, onSelect } = props;
  const keys = useBoxKeys({ box, ...props });
  return (
    <div
      className={regions.region}
      style={placeOf(dragged ?? keys.box ?? box)}
      data-region={cover.id}
      data-selected={selected}
    >
      <button
        type="button"
        className={`${regions.frame} ${styles.cover}`}
        data-look={cover.look}
        aria-label={t('hide.coverFrom', { time: formatTimecode(cover.startMs) })}
        aria-pressed={selected}
        onClick={onSelect}
        onKeyDown={keys.onKeyDown}
        onBlur={keys.onBlur}
      />
      {selected &&
        !readOnly &&
        handles.map((handle) => (
          <span key={handle} className={regions.handle} data-handle={handle} aria-hidden />
        ))}
    </div>
  );
}

interface CoverLayerProps {
  /** Those that are there at this moment. */
  covers: readonly Cover[];
  ms: number;
  selectedId: string | null;
  readOnly: boolean;
  onSelect: (id: string) => void;
  onPlace: (cover: Cover, box: Box) => void;
  onDraw: (box: Box) => void;
  /** A press on the picture where there is no cover. */
  onPress: () => void;
}

/** The covers over the picture: drawn, moved and resized by hand or by keys, each change at the moment that is shown. */
export function CoverLayer(props: CoverLayerProps) {
  const { covers, ms, selectedId, readOnly, onSelect, onPlace, onDraw, onPress } = props;
  const { t } = useTranslation('packs');
  const sheet = useRef<HTMLDivElement>(null);
  const [said, say] = useState<Box | null>(null);
  const selected = covers.find(({ id }) => id === selectedId);
  const drag = useRegionDrag({
    sheet,
    enabled: !readOnly,
    selected: selected ? { id: selected.id, box: boxAt(selected, ms) } : null,
    onDraw,
    onChange: (box) => selected && onPlace(selected, box),
  });
  const own = (handle: (event: PointerEvent) => void) => (event: PointerEvent) => {
    // The picture beneath would move with it.
    event.stopPropagation();
    handle(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the keys play and pause too
    <div
      ref={sheet}
      className={regions.layer}
      data-drawing={!readOnly}
      onPointerDown={own(drag.on.onPointerDown)}
      onPointerMove={own(drag.on.onPointerMove)}
      onPointerUp={own(drag.on.onPointerUp)}
      onPointerCancel={drag.on.onPointerCancel}
      onClickCapture={drag.on.onClickCapture}
      onClick={(event) => event.target === sheet.current && onPress()}
    >
      {covers.map((cover) => (
        <CoverButton
          key={cover.id}
          cover={cover}
          box={boxAt(cover, ms)}
          dragged={drag.dragged?.id === cover.id ? drag.dragged.box : null}
          selected={cover.id === selectedId}
          readOnly={readOnly}
          onSelect={() => onSelect(cover.id)}
          onChange={(box) => onPlace(cover, box)}
          onSay={say}
        />
      ))}
      {drag.dragged?.id === null && <div className={regions.asking} style={placeOf(drag.dragged.box)} />}
      <VisuallyHidden role="status">{said === null ? '' : t('hide.at', percentsOf(said))}</VisuallyHidden>
    </div>
  );
}
