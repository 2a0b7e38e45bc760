import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../../ipc/useRoute.ts';
import { formatDay } from '../../ui/format.ts';
import classes from './Sync.module.css';

const tones = { valid: 'accepted', expired: 'held', suspended: 'rejected' } as const;

export function Certifications() {
  const { t } = useTranslation('sync');
  const { data } = useRoute('sync.status', {});
  if (!data) return null;
  return (
    <section className={classes.part}>
      <Title order={2}>{t('certifications')}</Title>
      {data.certifications.length === 0 && <p className={classes.soft}>{t('certificationsEmpty')}</p>}
      <ul className={classes.rows}>
        {data.certifications.map(({ title, status, validUntil }) => (
          <li key={title} className={classes.line}>
            <span className={classes.grow}>{title}</span>
            <span data-tone={tones[status]}>
              {t(status)}
              {status === 'valid' &&
                validUntil !== null &&
                `, ${t('until', { date: formatDay(validUntil) })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
