import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ipc/useRoute.ts';
import { Sure } from '../../ui/Sure.tsx';

/** Gives a claimed batch back, once it was asked whether that is meant. */
export function GiveBack({ batchId }: { batchId: string }) {
  const { t } = useTranslation('queue');
  const client = useQueryClient();
  const release = useAsk('queue.release');
  return (
    <Sure
      variant="subtle"
      color="gray"
      words={{ does: t('giveBack'), question: t('giveBackAsk'), sure: t('giveBackSure'), not: t('keep') }}
      ask={release}
      onSure={() => release.mutate({ batchId }, { onSettled: () => client.invalidateQueries() })}
    />
  );
}
