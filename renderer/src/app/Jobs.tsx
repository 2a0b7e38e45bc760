import { Button, Popover, Progress, Title, UnstyledButton } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Job } from '#shared/contract/evidence.ts';
import { toProblem } from '../ipc/problems.ts';
import { useAsk, useRoute } from '../ipc/useRoute.ts';
import { formatTimeLeft, percentOf } from '../ui/format.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import jobClasses from './Jobs.module.css';
import classes from './Shell.module.css';
import { runningJobs } from './statusText.ts';

function JobState({ job }: { job: Job }) {
  const { t } = useTranslation('shell');
  if (job.progress === null) return t(job.state === 'waiting' ? 'jobWaiting' : 'jobRunning');
  const percent = percentOf(job.progress, 1);
  if (job.timeLeftMs === null) return t('jobPercent', { percent });
  return t('jobLeft', { percent, time: formatTimeLeft(job.timeLeftMs) });
}

function JobRow({ job, onCancel }: { job: Job; onCancel: () => void }) {
  const { t } = useTranslation('shell');
  const words = { kind: t(`jobKinds.${job.kind}`), title: job.title };
  return (
    <li className={jobClasses.job}>
      <span className={jobClasses.name}>
        {words.kind}
        <span className={jobClasses.title}>{job.title}</span>
      </span>
      <span className={jobClasses.state}>
        <JobState job={job} />
      </span>
      <Button variant="default" size="compact-xs" aria-label={t('cancelJob', words)} onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Progress
        className={jobClasses.bar ?? ''}
        size={4}
        value={percentOf(job.progress ?? 0, 1)}
        aria-label={t('jobProgress', words)}
      />
    </li>
  );
}

/** What is made from recordings in the background, and a way to end each. */
export function Jobs() {
  const { t } = useTranslation('shell');
  const { data } = useRoute('evidence.jobs', {});
  const cancel = useAsk('evidence.cancel');
  const running = runningJobs(data?.jobs ?? []);
  if (data === undefined || running === null) return null;
  const jobs = t('jobs', { count: running.recordings });
  return (
    <Popover width={400} position="top-end" trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.statusItem}>
          <IconStack2 size={14} aria-hidden />
          {running.percent === null ? jobs : t('jobsPercent', { jobs, percent: running.percent })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={jobClasses.list ?? ''} aria-label={t('jobsTitle')}>
        <Title order={2}>{t('jobsTitle')}</Title>
        {cancel.error && <ProblemNote problem={toProblem(cancel.error)} />}
        <ul>
          {data.jobs.map((job) => (
            <JobRow key={job.id} job={job} onCancel={() => cancel.mutate({ jobId: job.id })} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
