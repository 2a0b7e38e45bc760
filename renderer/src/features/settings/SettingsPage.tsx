import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AppearanceSection } from './AppearanceSection.tsx';
import { FfmpegSection } from './FfmpegSection.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { KeyboardSection } from './KeyboardSection.tsx';
import { LeakSection } from './LeakSection.tsx';
import { LockSection } from './LockSection.tsx';
import { AboutSection, SecretsSection, StorageSection } from './MachineSections.tsx';
import { PlaybackSection } from './PlaybackSection.tsx';
import classes from './Settings.module.css';

export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <div className={classes.page}>
      <Title order={1}>{t('title')}</Title>
      <AppearanceSection />
      <PlaybackSection />
      <KeyboardSection />
      <IdentitySection />
      <StorageSection />
      <FfmpegSection />
      <SecretsSection />
      <LockSection />
      <LeakSection />
      <AboutSection />
    </div>
  );
}
