import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prepared } from '#shared/contract/evidence.ts';
import { useAsk, useRoute } from '../ipc/useRoute.ts';
import { type CaptionWords, type Playability, playability, type RecordedItem } from './recordingSource.ts';

function useCaptionWords(): CaptionWords {
  const { t, i18n } = useTranslation('player');
  return useMemo(() => {
    const names = new Intl.DisplayNames([i18n.language], { type: 'language', fallback: 'code' });
    const nameOf = (language: string) => {
      try {
        return names.of(language) ?? language;
      } catch {
        return language;
      }
    };
    return {
      sidecar: t('captionsBeside'),
      embedded: (language, number) =>
        language === null ? t('captionsNumber', { number }) : nameOf(language),
    };
  }, [t, i18n.language]);
}

/** How far an item of evidence is prepared; asked once, then again whenever the workstation says it changed. */
export function usePrepared(evidenceId: string): { prepared: Prepared | undefined; asking: boolean } {
  const { data, isPending } = useRoute('evidence.prepare', { evidenceId });
  return { prepared: data, asking: isPending };
}

/** How an item stands with the player, and what a person can do about a copy that is made of it. */
export function usePlayability(item: RecordedItem): {
  state: Playability;
  cancel: (jobId: string) => void;
  again: () => void;
} {
  const client = useQueryClient();
  const words = useCaptionWords();
  const { prepared, asking } = usePrepared(item.id);
  const making = prepared?.proxy.state === 'waiting' || prepared?.proxy.state === 'running';
  const jobs = useRoute('evidence.jobs', {}, { enabled: making }).data?.jobs;
  const cancelling = useAsk('evidence.cancel');
  const asked = useAsk('evidence.prepare');
  const state = useMemo(
    () => playability(item, { prepared, asking, jobs: jobs ?? [] }, words),
    [item, prepared, asking, jobs, words],
  );
  const keep = (answer: Prepared) =>
    client.setQueryData(['evidence.prepare', { evidenceId: item.id }], answer);
  return {
    state,
    cancel: (jobId) => cancelling.mutate({ jobId }),
    again: () => asked.mutate({ evidenceId: item.id, again: true }, { onSuccess: keep }),
  };
}
