import { useTranslation } from 'react-i18next';
import { useRoute } from '../../ipc/useRoute.ts';
import { formatExact } from '../../ui/format.ts';
import { Facts, Section } from './Section.tsx';

export function IdentitySection() {
  const { t } = useTranslation('settings');
  const { data } = useRoute('workstation.status', {});
  const enrolment = data?.enrolment;
  if (!enrolment) return null;
  const address = enrolment.sample ? `${t('sample')} (${enrolment.exchangeUrl})` : enrolment.exchangeUrl;
  return (
    <Section title={t('identity')}>
      <Facts
        pairs={[
          [t('programme'), enrolment.programme],
          [t('notice'), enrolment.notice],
          [t('exchange'), address],
          [t('pseudonym'), enrolment.pseudonym],
          [t('role'), t(enrolment.role)],
          [t('enrolled'), formatExact(enrolment.enrolledAt)],
        ]}
      />
    </Section>
  );
}
