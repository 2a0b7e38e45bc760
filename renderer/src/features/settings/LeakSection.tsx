import { Button, Progress, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanState } from '#shared/contract/blinding.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useAsk, useRoute } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { LeakResult } from './LeakResult.tsx';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';

/** What is typed here stays in this component: a name that was searched for is nowhere else afterwards. */
function ScanForm({ busy, onSearch }: { busy: boolean; onSearch(identifiers: string, place: string): void }) {
  const { t } = useTranslation('leaks');
  const [identifiers, setIdentifiers] = useState('');
  const [place, setPlace] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(identifiers, place);
  };
  const plain = { spellCheck: false, autoComplete: 'off' } as const;
  return (
    <form className={classes.stack} onSubmit={submit}>
      <Textarea
        label={t('identifiers')}
        placeholder={t('example')}
        minRows={3}
        maxRows={8}
        autosize
        value={identifiers}
        onChange={(event) => setIdentifiers(event.currentTarget.value)}
        {...plain}
      />
      <div className={classes.line}>
        <TextInput
          className={classes.grow ?? ''}
          label={t('place')}
          description={t('placeText')}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          {...plain}
        />
        <Button type="submit" variant="default" size="sm" loading={busy} disabled={identifiers.trim() === ''}>
          {t('search')}
        </Button>
      </div>
    </form>
  );
}

function ScanStanding({ scan, onStop }: { scan: ScanState; onStop(): void }) {
  const { t } = useTranslation('leaks');
  switch (scan.state) {
    case 'none':
      return null;
    case 'running': {
      const { done, all } = scan;
      return (
        <div className={classes.line}>
          <div className={classes.grow}>
            <span role="status">{all === 0 ? t('begins') : t('running', { done, all })}</span>
            <Progress value={all === 0 ? 0 : (100 * done) / all} aria-label={t('progress')} />
          </div>
          <Button variant="default" size="sm" onClick={onStop}>
            {t('stop')}
          </Button>
        </div>
      );
    }
    case 'stopped':
      return <span role="status">{t('stopped')}</span>;
    case 'failed':
      return <ProblemNote problem={scan.problem} />;
    case 'done':
      return <LeakResult result={scan.result} />;
  }
}

/** Whether anything in this profile, or elsewhere, tells who somebody is. */
export function LeakSection() {
  const { t } = useTranslation('leaks');
  const { data } = useRoute('blinding.state', {});
  const scan = useAsk('blinding.scan');
  const stop = useAsk('blinding.stop');
  return (
    <Section title={t('title')}>
      <p className={classes.text}>{t('text')}</p>
      <ScanForm
        busy={scan.isPending || data?.state === 'running'}
        onSearch={(identifiers, place) => scan.mutate({ identifiers, place })}
      />
      {scan.error && <ProblemNote problem={toProblem(scan.error)} />}
      {data && !scan.error && <ScanStanding scan={data} onStop={() => stop.mutate({})} />}
    </Section>
  );
}
