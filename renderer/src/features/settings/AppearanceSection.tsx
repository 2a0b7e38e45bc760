import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ColourScheme } from '#shared/contract/settings.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useChangeSettings } from '../../ipc/useChangeSettings.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';

export function AppearanceSection() {
  const { t } = useTranslation('settings');
  const { data } = useRoute('settings.get', {});
  const { change, error } = useChangeSettings();
  const schemes = ColourScheme.options;
  return (
    <Section title={t('appearance')}>
      <div className={classes.choice}>
        <span>{t('colourScheme')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('colourScheme')}
          value={data?.colourScheme ?? 'auto'}
          onChange={(scheme) => change({ colourScheme: ColourScheme.parse(scheme) }, true)}
          data={schemes.map((scheme) => ({ value: scheme, label: t(scheme) }))}
        />
      </div>
      {error && <ProblemNote problem={toProblem(error)} />}
    </Section>
  );
}
