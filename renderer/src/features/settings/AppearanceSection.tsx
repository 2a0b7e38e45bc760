import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ColourScheme, defaultSettings, Language, ReadingTheme } from '#shared/contract/settings.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useChangeSettings } from '../../ipc/useChangeSettings.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Section } from './Section.tsx';
import classes from './Settings.module.css';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  /** What there is to choose, with its name. */
  among: readonly (readonly [Value, string])[];
  onChoose: (value: string) => void;
}

function Choice<Value extends string>({ label, value, among, onChoose }: ChoiceProps<Value>) {
  return (
    <div className={classes.choice}>
      <span aria-hidden>{label}</span>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        onChange={onChoose}
        data={among.map(([choice, name]) => ({ value: choice, label: name }))}
      />
    </div>
  );
}

/** Colours and language; each choice is there at once. */
export function AppearanceSection() {
  const { t } = useTranslation('settings');
  const { data = defaultSettings } = useRoute('settings.get', {});
  const { change, error } = useChangeSettings();
  return (
    <Section title={t('appearance')}>
      <Choice
        label={t('colourScheme')}
        value={data.colourScheme}
        among={ColourScheme.options.map((scheme) => [scheme, t(scheme)] as const)}
        onChoose={(scheme) => change({ colourScheme: ColourScheme.parse(scheme) }, true)}
      />
      <Choice
        label={t('readingTheme')}
        value={data.readingTheme}
        among={ReadingTheme.options.map((theme) => [theme, t(`readingThemes.${theme}`)] as const)}
        onChoose={(theme) => change({ readingTheme: ReadingTheme.parse(theme) }, true)}
      />
      <Choice
        label={t('language')}
        value={data.language}
        among={Language.options.map((language) => [language, t(`languages.${language}`)] as const)}
        onChoose={(language) => change({ language: Language.parse(language) }, true)}
      />
      {error && <ProblemNote problem={toProblem(error)} />}
    </Section>
  );
}
