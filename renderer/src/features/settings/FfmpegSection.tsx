import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FfmpegStatus } from '#shared/contract/settings.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useChangeSettings } from '../../ipc/useChangeSettings.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';

const sources = { settings: 'fromSettings', path: 'fromPath', embedded: 'fromEmbedded' } as const;

function InUse({ ffmpeg }: { ffmpeg: FfmpegStatus }) {
  const { t } = useTranslation('settings');
  return (
    <span role="status">{t('inUse', { version: ffmpeg.version, source: t(sources[ffmpeg.source]) })}</span>
  );
}

export function FfmpegSection() {
  const { t } = useTranslation('settings');
  const { data: settings } = useRoute('settings.get', {});
  const found = useRoute('settings.ffmpeg', {});
  const { change, error, isPending } = useChangeSettings();
  const [typed, setTyped] = useState<string | null>(null);
  const path = typed ?? settings?.ffmpegPath ?? '';

  function submit(event: FormEvent): void {
    event.preventDefault();
    change({ ffmpegPath: path.trim() });
  }

  return (
    <Section title={t('ffmpeg')}>
      <form className={classes.line} onSubmit={submit}>
        <TextInput
          className={classes.grow ?? ''}
          label={t('ffmpegPath')}
          description={t('ffmpegText')}
          value={path}
          onChange={(event) => setTyped(event.currentTarget.value)}
          spellCheck={false}
          autoComplete="off"
        />
        <Button type="submit" variant="default" size="sm" loading={isPending}>
          {t(path.trim() === '' ? 'useFound' : 'use')}
        </Button>
      </form>
      {error && <ProblemNote problem={toProblem(error)} />}
      {found.error && <ProblemNote problem={toProblem(found.error)} onRetry={() => void found.refetch()} />}
      {found.isPending && <span role="status">{t('looking')}</span>}
      {found.data && !found.error && <InUse ffmpeg={found.data} />}
    </Section>
  );
}
