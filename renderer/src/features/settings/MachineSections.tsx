import { useTranslation } from 'react-i18next';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { formatBytes } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Facts, Section } from './Section.tsx';
import classes from './Settings.module.css';

export function StorageSection() {
  const { t } = useTranslation('settings');
  const { data, error } = useRoute('workstation.storage', {});
  return (
    <Section title={t('storage')}>
      {error && <ProblemNote problem={toProblem(error)} />}
      {data && (
        <Facts
          pairs={[
            [t('evidence'), formatBytes(data.mediaBytes)],
            [t('database'), formatBytes(data.databaseBytes)],
            [t('free'), formatBytes(data.freeBytes)],
          ]}
        />
      )}
    </Section>
  );
}

/** Where the device key lies, with a warning where that is weaker than it could be. */
export function SecretsSection() {
  const { t } = useTranslation(['settings', 'shell']);
  const { data } = useRoute('workstation.status', {});
  const { data: lock } = useRoute('locking.state', {});
  if (!data || !lock) return null;
  return (
    <Section title={t('secrets')}>
      <p className={classes.text}>{t(data.secrets)}</p>
      <p className={classes.text}>{t('encrypted')}</p>
      {data.secrets === 'keyfile' && !lock.passphrase && (
        <p className={classes.warning}>{t('keyfileText', { ns: 'shell' })}</p>
      )}
    </Section>
  );
}

export function AboutSection() {
  const { t } = useTranslation('settings');
  const { data } = useRoute('workstation.status', {});
  if (!data) return null;
  return (
    <Section title={t('about')}>
      <Facts
        pairs={[
          [t('version'), data.version],
          [t('host'), t(data.host)],
        ]}
      />
    </Section>
  );
}
