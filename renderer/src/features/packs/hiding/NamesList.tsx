import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaidName } from '#shared/domain/packDraft.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { useCommand, useKeyTitle } from '../../../commands/useCommandRuns.ts';
import styles from '../packs.module.css';
import { isSilenced } from './edits.ts';
import hiding from './hiding.module.css';
import { LongList } from './LongList.tsx';
import type { Bench } from './useBench.ts';

interface NameRowProps {
  bench: Bench;
  name: SaidName;
  index: number;
}

function NameRow({ bench, name, index }: NameRowProps) {
  const { t } = useTranslation('packs');
  const { text, start, end, startMs } = name;
  const said = text.slice(start, end);
  const silenced = isSilenced(name, bench.redactions);
  return (
    <div className={hiding.row} data-selected={bench.at === index || undefined}>
      <button
        type="button"
        className={hiding.goes}
        aria-pressed={bench.at === index}
        onClick={() => bench.goToName(index)}
      >
        <span className={hiding.times}>{formatTimecode(startMs, 'short')}</span>
        <span>
          {text.slice(0, start)}
          <mark className={hiding.name}>{said}</mark>
          {text.slice(end)}
        </span>
      </button>
      {silenced ? (
        <span className={styles.ready}>{t('hide.silenced')}</span>
      ) : (
        !bench.readOnly && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('hide.bleepName', { name: said, time: formatTimecode(startMs) })}
            onClick={() => bench.silenceName(index)}
          >
            {t('hide.bleep')}
          </Button>
        )
      )}
    </div>
  );
}

/** The names that captions say, and the walk through those that can still be heard. */
export function NamesList({ bench }: { bench: Bench }) {
  const { t } = useTranslation('packs');
  const { names, redactions } = bench;
  const keyOf = useCallback(
    (index: number) => `${names[index]?.startMs ?? index} ${names[index]?.start ?? index}`,
    [names],
  );
  const next = useCommand('hiding.nextName');
  const nextTitle = useKeyTitle(t('hide.nextName'), 'hiding.nextName');
  if (names.length === 0) return null;
  const open = names.filter((name) => !isSilenced(name, redactions)).length;
  return (
    <section aria-label={t('hide.names')}>
      <h2>{t('hide.names')}</h2>
      <div className={styles.row}>
        <span className={open > 0 ? styles.open : styles.ready}>{t('hide.openNames', { count: open })}</span>
        {open > 0 && (
          <Button size="xs" variant="default" onClick={next} {...nextTitle}>
            {t('hide.nextName')}
          </Button>
        )}
      </div>
      <p className={styles.soft}>{t('hide.namesText')}</p>
      <LongList count={names.length} keyOf={keyOf} shown={bench.at ?? -1}>
        {(index) => {
          const name = names[index];
          return name ? <NameRow {...{ bench, name, index }} /> : null;
        }}
      </LongList>
    </section>
  );
}
