import { ActionIcon, Popover, Text } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/scoring.ts';
import { useKeyTitle } from '../../../commands/useCommandRuns.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useRoute } from '../../../ipc/useRoute.ts';
import { formatClock, formatDuration } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from './session.module.css';

const refetchMs = 30_000;

function Lines({ session }: { session: Session }) {
  const { t } = useTranslation('scoring');
  const { startedAt, activeMs, submitted, medianMs, remaining, remainingMs, breaks, workingSince } = session;
  if (startedAt === null) return <Text size="sm">{t('session.none')}</Text>;
  const lines: [string, string][] = [
    [t('session.started'), formatClock(startedAt)],
    [t('session.active'), formatDuration(activeMs)],
    [t('session.submitted'), String(submitted)],
    [t('session.pace'), medianMs === null ? t('session.paceLater') : formatDuration(medianMs)],
    [
      t('session.remaining'),
      remainingMs === null
        ? String(remaining)
        : t('session.remainingAt', { count: remaining, time: formatDuration(remainingMs) }),
    ],
    [t('session.breaks'), String(breaks)],
  ];
  if (workingSince !== null) lines.push([t('session.since'), formatClock(workingSince)]);
  return (
    <dl className={styles.lines}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Shown({ batchId }: { batchId: string }) {
  const { data, error } = useRoute(
    'scoring.session',
    { batchId },
    { refetchInterval: refetchMs, forget: true },
  );
  if (data !== undefined) return <Lines session={data} />;
  return error === null ? null : <ProblemNote problem={toProblem(error)} />;
}

interface SessionPopoverProps {
  batchId: string;
  opened: boolean;
  onChange: (opened: boolean) => void;
}

/** How the stretch of work goes, for whoever does it: shown when asked for, and never by itself. */
export function SessionPopover({ batchId, opened, onChange }: SessionPopoverProps) {
  const { t } = useTranslation('scoring');
  const keyTitle = useKeyTitle(t('session.title'), 'page.session');
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('session.title')} {...keyTitle} onClick={() => onChange(!opened)}>
          <IconClockHour4 size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1} data-autofocus aria-label={t('session.title')}>
        <Text fw={600} mb={4}>
          {t('session.title')}
        </Text>
        <Shown batchId={batchId} />
        <Text size="xs" c="dimmed" mt={8}>
          {t('session.private')}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
