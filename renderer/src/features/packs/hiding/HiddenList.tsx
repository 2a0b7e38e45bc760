import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { coverLooks, type Redaction, silenceHows } from '#shared/domain/redaction.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { useKeyTitle } from '../../../commands/useCommandRuns.ts';
import { formatPercent } from '../../../ui/format.ts';
import styles from '../packs.module.css';
import hiding from './hiding.module.css';
import { LongList } from './LongList.tsx';
import type { Bench } from './useBench.ts';

interface RowProps {
  bench: Bench;
  redaction: Redaction;
}

/** How it is hidden; another choice is kept at once. */
function How({ bench, redaction }: RowProps) {
  const { t } = useTranslation('packs');
  const label = t('hide.howLabel', { time: formatTimecode(redaction.startMs) });
  const common = {
    ...{ size: 'xs', className: hiding.how ?? '' },
    ...{ 'aria-label': label, disabled: bench.readOnly },
  } as const;
  if (redaction.kind === 'cover')
    return (
      <NativeSelect
        {...common}
        data={coverLooks.map((look) => ({ value: look, label: t(`hide.look.${look}`) }))}
        value={redaction.look}
        onChange={({ currentTarget }) => {
          const look = coverLooks.find((one) => one === currentTarget.value);
          if (look) bench.hiding.put({ ...redaction, look });
        }}
      />
    );
  return (
    <NativeSelect
      {...common}
      data={silenceHows.map((how) => ({ value: how, label: t(`hide.how.${how}`) }))}
      value={redaction.how}
      onChange={({ currentTarget }) => {
        const how = silenceHows.find((one) => one === currentTarget.value);
        if (how) bench.hiding.put({ ...redaction, how });
      }}
    />
  );
}

function Row({ bench, redaction }: RowProps) {
  const { t } = useTranslation('packs');
  const { player, selected, readOnly } = bench;
  const { id, startMs, endMs } = redaction;
  const whatOf = (one: Redaction) => {
    if (one.kind === 'silence') return t('hide.sound');
    if (one.face === undefined) return t('hide.places', { count: one.keys.length });
    return t('hide.face', { share: formatPercent(one.face.score) });
  };
  const remove = useKeyTitle(t('hide.remove'), 'span.remove');
  const times = `${formatTimecode(startMs, 'short')} – ${formatTimecode(endMs, 'short')}`;
  return (
    <div className={hiding.row} data-selected={selected?.id === id || undefined}>
      <button
        type="button"
        className={hiding.goes}
        aria-pressed={selected?.id === id}
        onClick={() => {
          bench.select(id);
          player.pause();
          player.seek(startMs);
        }}
      >
        <span className={hiding.times}>{times}</span>
        <span className={styles.soft}>{whatOf(redaction)}</span>
      </button>
      <How {...{ bench, redaction }} />
      {!readOnly && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`${t('hide.remove')}: ${times}`}
          {...remove}
          onClick={() => bench.remove(redaction)}
        >
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  );
}

/** What is hidden, by time. */
export function HiddenList({ bench }: { bench: Bench }) {
  const { t } = useTranslation('packs');
  const { redactions, selected } = bench;
  const keyOf = useCallback((index: number) => redactions[index]?.id ?? String(index), [redactions]);
  const shown = redactions.findIndex(({ id }) => id === selected?.id);
  const isMasked = redactions.some((one) => one.kind === 'silence' && one.how === 'mask');
  return (
    <section aria-label={t('hide.list')}>
      <h2>{t('hide.list')}</h2>
      {redactions.length === 0 ? (
        <p className={styles.soft}>{t('hide.nothing')}</p>
      ) : (
        <LongList count={redactions.length} keyOf={keyOf} shown={shown}>
          {(index) => {
            const redaction = redactions[index];
            return redaction ? <Row {...{ bench, redaction }} /> : null;
          }}
        </LongList>
      )}
      {isMasked && <p className={styles.open}>{t('hide.maskLimits')}</p>}
    </section>
  );
}
