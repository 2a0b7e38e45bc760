import { Button, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '#shared/contract/scoring.ts';
import type { Stretch } from '#shared/domain/coverage.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import styles from '../scoring.module.css';

/** More of one item would hide what else is missing. */
const mostShown = 8;

export interface UnwatchedProps {
  unwatched: Summary['unwatched'];
  /** Shows the item, and plays the stretch if there is one. */
  onWatch: (evidenceId: string, stretch: Stretch | null) => void;
}

const short = (ms: number) => formatTimecode(ms, 'short');

function Item({ item, onWatch }: { item: Summary['unwatched'][number]; onWatch: UnwatchedProps['onWatch'] }) {
  const { t } = useTranslation('scoring');
  const { evidenceId, title, stretches } = item;
  const more = stretches.length - mostShown;
  return (
    <li>
      <span className={styles.unwatchedTitle}>{title}</span>
      {stretches.length === 0 && (
        <Button size="compact-xs" variant="default" onClick={() => onWatch(evidenceId, null)}>
          {t('notOpened')}
        </Button>
      )}
      {stretches.slice(0, mostShown).map((stretch) => {
        const times = `${short(stretch.startMs)}–${short(stretch.endMs)}`;
        return (
          <Button
            key={stretch.startMs}
            size="compact-xs"
            variant="default"
            leftSection={<IconPlayerPlay size={12} aria-hidden />}
            aria-label={t('playSpan', { times })}
            onClick={() => onWatch(evidenceId, stretch)}
          >
            {times}
          </Button>
        );
      })}
      {more > 0 && <Text size="xs">{t('moreStretches', { count: more })}</Text>}
    </li>
  );
}

/** What was not watched or opened; each stretch can be gone to. */
export function Unwatched({ unwatched, onWatch }: UnwatchedProps) {
  const { t } = useTranslation('scoring');
  if (unwatched.length === 0) return null;
  return (
    <div>
      <Text fw={600}>{t('unwatched')}</Text>
      <ul className={styles.unwatched}>
        {unwatched.map((item) => (
          <Item key={item.evidenceId} item={item} onWatch={onWatch} />
        ))}
      </ul>
    </div>
  );
}
