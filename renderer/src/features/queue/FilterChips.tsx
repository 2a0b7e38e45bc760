import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { BatchRow } from '#shared/contract/queue.ts';
import { inStage, kindsOf, stages } from './filter.ts';
import classes from './Queue.module.css';
import { queueView } from './queueView.ts';

interface ChipProps {
  label: string;
  count?: number;
  pressed: boolean;
  onPress: () => void;
}

function Chip({ label, count, pressed, onPress }: ChipProps) {
  return (
    <button type="button" className={classes.chip} aria-pressed={pressed} onClick={onPress}>
      {label}
      {count !== undefined && <span className={classes.chipCount}>{count}</span>}
    </button>
  );
}

/** Narrows the queue to a stage and a kind; a kind pressed again is let go. */
export function FilterChips({ batches }: { batches: readonly BatchRow[] }) {
  const { t } = useTranslation('queue');
  const { stage: chosen, kind: chosenKind } = useStore(queueView);
  const kinds = kindsOf(batches);
  return (
    <>
      <fieldset className={classes.chips} aria-label={t('stages')}>
        {stages.map((stage) => (
          <Chip
            key={stage}
            label={t(`stage.${stage}`)}
            count={batches.filter((batch) => inStage(batch, stage)).length}
            pressed={stage === chosen}
            onPress={() => queueView.setState({ stage })}
          />
        ))}
      </fieldset>
      {(kinds.length > 1 || chosenKind !== null) && (
        <fieldset className={classes.chips} aria-label={t('kinds')}>
          {kinds.map((kind) => (
            <Chip
              key={kind}
              label={t(kind)}
              pressed={kind === chosenKind}
              onPress={() => queueView.setState({ kind: kind === chosenKind ? null : kind })}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
