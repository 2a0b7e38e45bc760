import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from '../../../../sheets/box.ts';
import { boxStep } from '../../../../sheets/boxKeys.ts';
import { placeOf } from '../../../../sheets/placeOf.ts';
import { pressOf } from '../../../../sheets/placing.ts';
import styles from '../../../../sheets/region.module.css';

interface PlacedRegionProps {
  box: Box;
  onPlace: (box: Box) => void;
  onKeep: () => void;
  onDrop: () => void;
}

/**
 * A region that is being placed by the keyboard. It takes the focus, and as an application every key, because a screen
 * reader would keep the arrows for itself.
 */
export function PlacedRegion({ box, onPlace, onKeep, onDrop }: PlacedRegionProps) {
  const { t } = useTranslation('evidence');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: wherever the box goes, it is kept in view
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [box]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = boxStep(box, pressOf(event.nativeEvent));
    if (step === null) return;
    event.preventDefault();
    if (step.kind === 'box') onPlace(step.box);
    else if (step.kind === 'keep') onKeep();
    else onDrop();
  };
  return (
    <div
      ref={place}
      className={styles.placed}
      style={placeOf(box)}
      role="application"
      aria-label={t('region.placing')}
      aria-describedby="region-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is operated
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <span id="region-keys" className={styles.keys}>
        {t('region.keys')}
      </span>
    </div>
  );
}
