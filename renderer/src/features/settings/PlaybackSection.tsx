import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../ipc/problems.ts';
import { useChangeSettings } from '../../ipc/useChangeSettings.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Section } from './Section.tsx';

/** How notes and steps deal with a recording. */
export function PlaybackSection() {
  const { t } = useTranslation('settings');
  const { data } = useRoute('settings.get', {});
  const { change, error } = useChangeSettings();
  return (
    <Section title={t('playback')}>
      {data && (
        <>
          <NumberField
            label={t('leadIn')}
            hint={t('leadInText')}
            unit={t('seconds')}
            value={data.leadInMs / 1000}
            range={{ min: 0, max: 60, step: 0.5 }}
            onChange={(seconds) => change({ leadInMs: Math.round(seconds * 1000) }, true)}
          />
          <Checkbox
            size="xs"
            label={t('pauseWhileTyping')}
            checked={data.pauseWhileTyping}
            onChange={(event) => change({ pauseWhileTyping: event.currentTarget.checked }, true)}
          />
          <NumberField
            label={t('frameJump')}
            hint={t('frameJumpText')}
            value={data.frameJump}
            range={{ min: 2, max: 1_000, step: 1 }}
            onChange={(frameJump) => change({ frameJump }, true)}
          />
        </>
      )}
      {error && <ProblemNote problem={toProblem(error)} />}
    </Section>
  );
}
