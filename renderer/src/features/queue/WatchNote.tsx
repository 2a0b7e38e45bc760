import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Ladder } from '#shared/exchange/ladder.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { paths } from '../../places.ts';
import classes from './Queue.module.css';

function Note({ ladder: { title, watch } }: { ladder: Ladder }) {
  const { t } = useTranslation('queue');
  const { failed, refresher, reason, suspendedAt } = watch;
  if (suspendedAt === null && failed === 0) return null;
  return (
    <p className={classes.offline} role="status">
      {suspendedAt === null && t('checkFailed', { title })}
      {suspendedAt !== null && t(reason === null ? 'suspended' : 'suspendedByOffice', { title })}{' '}
      {suspendedAt === null && refresher && `${t('refresher', { name: refresher.name })} `}
      <Anchor component={Link} href={paths.qualification} underline="always">
        {t('howToGoOn')}
      </Anchor>
    </p>
  );
}

/** What checks of one's scoring have shown, where there is something to do about it. */
export function WatchNote() {
  const role = useRoute('workstation.status', {}).data?.enrolment?.role;
  const scores = role === 'assessor' || role === 'reviewer';
  const { data } = useRoute('qualification.ladders', {}, { enabled: scores });
  return data?.ladders.map((ladder) => <Note key={ladder.microCredentialId} ladder={ladder} />);
}
