import { Anchor, Skeleton, Title } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PackInMaking } from '#shared/contract/packs.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { packPath, paths } from '../../places.ts';
import { AnswerState } from '../../ui/AnswerState.tsx';
import { PlaceTabs } from '../../ui/PlaceTabs.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import styles from './packs.module.css';
import { CheckStep } from './steps/CheckStep.tsx';
import { FilesStep } from './steps/FilesStep.tsx';
import { HideStep } from './steps/HideStep.tsx';
import { NamesStep } from './steps/NamesStep.tsx';
import { SendStep } from './steps/SendStep.tsx';
import { WorkNote } from './WorkNote.tsx';

const steps = {
  names: NamesStep,
  files: FilesStep,
  hide: HideStep,
  check: CheckStep,
  send: SendStep,
} as const satisfies Record<string, ComponentType<{ pack: PackInMaking }>>;
const names = Object.keys(steps) as (keyof typeof steps)[];

/** A pack in the making: its steps can be entered in any order. */
export function PackPage({ packId, step }: { packId: string; step: string | undefined }) {
  const { t } = useTranslation('packs');
  const asked = useRoute('packs.draft', { packId }, { forget: true });
  const shown = names.find((name) => name === step) ?? 'names';
  const Step = steps[shown];
  const { data } = asked;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{data?.draft.name ?? t('pack')}</Title>
        <Anchor component={Link} href={paths.packs}>
          {t('all')}
        </Anchor>
      </div>
      <PlaceTabs
        label={t('steps')}
        tabs={names.map((name, index) => ({
          href: packPath(packId, name),
          label: `${index + 1} ${t(`step.${name}`)}`,
          isHere: name === shown,
        }))}
      />
      <AnswerState asked={asked} coming={<Skeleton height={160} />} />
      {data?.draft.proposal && shown !== 'send' && <p className={styles.soft}>{t('sealed')}</p>}
      <WorkNote packId={packId} />
      {data?.problem && <ProblemNote problem={data.problem} />}
      {data && <Step pack={data} />}
    </div>
  );
}
