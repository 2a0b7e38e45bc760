import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useCommandRuns, useKeyTitle } from '../../commands/useCommandRuns.ts';
import styles from './agreement.module.css';

/** What is defined, and under which word it stands on the desk. */
const defined = {
  exact: 'exact',
  adjacent: 'adjacent',
  coefficient: 'coefficient',
  gwet: 'coefficients.ac1',
  alpha: 'coefficients.alphaOrdinal',
  kappa: 'coefficients.fleiss',
  brennan: 'coefficients.brennan',
  icc: 'icc',
  severity: 'severity',
  marginal: 'marginal',
  bias: 'bias',
  gamma: 'gamma',
  drift: 'tab.drift',
  interval: 'width',
} as const;

/** What the statistics mean, one key away. */
export function Definitions() {
  const { t } = useTranslation('desk');
  const [open, { toggle, close }] = useDisclosure(false);
  useCommandRuns({ 'desk.define': { run: toggle } });
  return (
    <>
      <Button variant="default" onClick={toggle} {...useKeyTitle(t('define'), 'desk.define')}>
        {t('define')}
      </Button>
      <Modal opened={open} onClose={close} title={t('definitions')} size="lg">
        <dl className={styles.defined}>
          {(Object.keys(defined) as (keyof typeof defined)[]).map((name) => (
            <div key={name}>
              <dt>{t(defined[name])}</dt>
              <dd>{t(`defined.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  );
}
