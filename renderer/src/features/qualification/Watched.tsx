import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Ladder } from '#shared/exchange/ladder.ts';
import { paths } from '../../places.ts';
import { formatExact } from '../../ui/format.ts';

/** What checks hidden among one's operational work have shown, and what follows. */
export function Watched({ ladder: { watch } }: { ladder: Ladder }) {
  const { t } = useTranslation('qualification');
  const { failed, refresher, held, reason, suspendedAt } = watch;
  return (
    <>
      {failed > 0 && (
        <p data-tone="held">
          {t('checkFailed', { count: failed })} {t('checkMeans')}{' '}
          {refresher && (
            <>
              {t('refresher', { name: refresher.name })}{' '}
              <Anchor component={Link} href={paths.queue} underline="always">
                {t('toQueue')}
              </Anchor>
            </>
          )}
        </p>
      )}
      {suspendedAt !== null && (
        <p data-tone="held">
          {reason === null
            ? t('suspendedSince', { day: formatExact(suspendedAt) })
            : t('suspendedByOffice', { day: formatExact(suspendedAt), reason })}
        </p>
      )}
      {held > 0 && <p data-tone="held">{t('heldForOthers', { count: held })}</p>}
    </>
  );
}
