import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CodeForm } from './CodeForm.tsx';
import classes from './EnrolmentPage.module.css';
import { SampleOffer } from './SampleOffer.tsx';

interface EnrolmentPageProps {
  canTrySample: boolean;
  /** What to say while the workstation does not answer. */
  lost: string | null;
}

/** The first page of a new profile. */
export function EnrolmentPage({ canTrySample, lost }: EnrolmentPageProps) {
  const { t } = useTranslation('enrolment');
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        {lost !== null && <p role="status">{lost}</p>}
        <Title order={1}>{t('title')}</Title>
        <p className={classes.text}>{t('intro')}</p>
        <CodeForm />
        {canTrySample && <SampleOffer />}
      </div>
    </main>
  );
}
