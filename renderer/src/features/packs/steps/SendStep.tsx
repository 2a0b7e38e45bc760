import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { PackInMaking } from '#shared/contract/packs.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk, useRoute } from '../../../ipc/useRoute.ts';
import { paths, proposedPackPath } from '../../../places.ts';
import { formatExact } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { Sure } from '../../../ui/Sure.tsx';
import { followed } from '../../../ui/useSubject.ts';
import styles from '../packs.module.css';
import { useWork } from '../WorkNote.tsx';
import { Obstacles } from './Obstacles.tsx';

function Sent({ pack }: { pack: PackInMaking }) {
  const { t } = useTranslation('packs');
  const { draft } = pack;
  const { microCredentialId, rubricHash, proposeAs, proposal } = draft;
  const list = useRoute('packs.list', { microCredentialId, rubricHash }, followed);
  const reopen = useAsk('packs.reopen');
  const signed = list.data?.packs.find(({ id }) => id === proposeAs)?.signed;
  const told = signed && { by: signed.by, when: formatExact(signed.at) };
  return (
    <>
      {!signed && proposal && <p>{t('isSent', { when: formatExact(proposal.at) })}</p>}
      {signed?.verdict === 'accepted' && <p className={styles.ready}>{t('acceptedText', { ...told })}</p>}
      {signed?.verdict === 'returned' && (
        <>
          <p className={styles.open}>{t('returnedText', { ...told, note: signed.note })}</p>
          <div>
            <Button loading={reopen.isPending} onClick={() => reopen.mutate({ packId: draft.id })}>
              {t('reopen')}
            </Button>
          </div>
          {reopen.error && <ProblemNote problem={toProblem(reopen.error)} />}
        </>
      )}
      <Anchor component={Link} href={proposedPackPath(proposeAs)}>
        {t('lookAt')}
      </Anchor>
    </>
  );
}

/** Sends the pack to the exchange, and tells what came of it. */
export function SendStep({ pack }: { pack: PackInMaking }) {
  const { t } = useTranslation('packs');
  const [, go] = useLocation();
  const { draft, obstacles } = pack;
  const work = useWork();
  const send = useAsk('packs.send');
  const forget = useAsk('packs.forget');
  const ask = { packId: draft.id };
  return (
    <>
      {draft.proposal ? (
        <Sent pack={pack} />
      ) : (
        <>
          <p>{t('sendLead')}</p>
          <Obstacles obstacles={obstacles} />
          {obstacles.length === 0 && work === null && (
            <div>
              <Sure
                variant="filled"
                words={{ does: t('send'), question: t('sendAsk'), not: t('notNow') }}
                ask={send}
                onSure={() => send.mutate(ask)}
              />
            </div>
          )}
        </>
      )}
      {work === null && (
        <div>
          <Sure
            variant="default"
            words={{ does: t('forget'), question: t('forgetAsk'), not: t('keep') }}
            ask={forget}
            onSure={() => forget.mutate(ask, { onSuccess: () => go(paths.packs) })}
          />
        </div>
      )}
    </>
  );
}
