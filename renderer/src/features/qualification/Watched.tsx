import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Ladder } from '#shared/exchange/ladder.ts';
import { paths } from '../../places.ts';

/** What checks hidden among one's operational work have shown, and what follows. */
export function Watched({ ladder: { watch } }: { ladder: Ladder }) {
  const { t } = useTranslation('qualification');
  const { failed, refresher, held } = watch;
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
      {held > 0 && <p data-tone="held">{t('heldForOthers', { count: held })}</p>}
    </>
  );
}
