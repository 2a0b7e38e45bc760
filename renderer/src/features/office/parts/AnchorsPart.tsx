import { Anchor, Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { difficulties } from '#shared/domain/anchor.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import { type AnchorRow, canSeed, canTrain } from '#shared/exchange/training.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk, useRoute } from '../../../ipc/useRoute.ts';
import { comparePath, examplePath, paths } from '../../../places.ts';
import { AnswerState } from '../../../ui/AnswerState.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { followed, keyOf } from '../../../ui/useSubject.ts';
import styles from '../office.module.css';
import { AnchorSets } from './AnchorSets.tsx';
import type { PartProps } from './part.ts';

interface UseProps {
  subject: SubjectKey;
  anchor: AnchorRow;
  /** Whether leads say of each that it holds. */
  asked: boolean;
}

/** How hard an anchor is, and whether it is open to everybody or hidden among operational work. */
function Use({ subject, anchor, asked }: UseProps) {
  const { t } = useTranslation('office');
  const ask = useAsk('office.useAnchor');
  const { submissionId, submission, training, seed, difficulty, holds, fits } = anchor;
  const use = (change: Partial<Pick<AnchorRow, 'training' | 'seed' | 'difficulty' | 'holds'>>) =>
    ask.mutate({ ...subject, submissionId, training, seed, difficulty, holds, ...change });
  return (
    <div className={styles.row}>
      <NativeSelect
        size="xs"
        aria-label={t('difficultyOf', { submission })}
        disabled={ask.isPending}
        data={[
          { value: '', label: t('noDifficulty') },
          ...difficulties.map((value) => ({ value, label: t(`how.${value}`) })),
        ]}
        value={difficulty ?? ''}
        onChange={({ currentTarget: { value } }) =>
          use({ difficulty: difficulties.find((one) => one === value) ?? null })
        }
      />
      {asked && (
        <Checkbox
          size="xs"
          label={t('holdsStill')}
          aria-label={t('holdsStillOf', { submission })}
          disabled={ask.isPending || !fits}
          checked={holds}
          onChange={({ currentTarget }) => use({ holds: currentTarget.checked })}
        />
      )}
      <Checkbox
        size="xs"
        label={t('isExample')}
        aria-label={t('isExampleOf', { submission })}
        disabled={ask.isPending || (!training && !canTrain(anchor))}
        checked={training}
        onChange={({ currentTarget }) => use({ training: currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label={t('isSeed')}
        aria-label={t('isSeedOf', { submission })}
        disabled={ask.isPending || (!seed && !canSeed(anchor))}
        checked={seed}
        onChange={({ currentTarget }) => use({ seed: currentTarget.checked })}
      />
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
    </div>
  );
}

/** An example is looked at as everybody sees it, another anchor with what was read of it; one that nobody was given not at all. */
function Name({ anchor: { submissionId, submission, training, kinds } }: { anchor: AnchorRow }) {
  if (!training && kinds.length === 0) return submission;
  return (
    <Anchor component={Link} href={training ? examplePath(submissionId) : comparePath(submissionId)}>
      {submission}
    </Anchor>
  );
}

/** The anchors, whether they hold by this version of the rubric, and what each is for. */
export function AnchorsPart({ subject, leads }: PartProps) {
  const { t } = useTranslation('office');
  const key = keyOf(subject);
  const asked = useRoute('office.anchors', key, followed);
  const { data } = asked;
  if (!data) return <AnswerState asked={asked} coming={t('coming')} />;
  const purposes = ({ seed, training, kinds }: AnchorRow) =>
    [
      ...(seed ? [t('purpose.seed')] : []),
      ...(training ? [t('purpose.training')] : []),
      ...kinds.map((kind) => t(`purpose.${kind}`)),
    ].join(', ');
  const columns: Column<AnchorRow>[] = [
    {
      head: t('submission'),
      value: ({ submission }) => submission,
      cell: (anchor) => <Name anchor={anchor} />,
    },
    { head: t('usedFor'), value: purposes },
    { head: t('anchorHolds'), value: ({ holds }) => t(holds ? 'yes' : 'no') },
    ...(leads
      ? [
          {
            head: t('change'),
            value: () => '',
            cell: (anchor: AnchorRow) => <Use subject={key} anchor={anchor} asked={data.asked} />,
          },
        ]
      : [
          {
            head: t('difficulty'),
            value: ({ difficulty }: AnchorRow) => (difficulty ? t(`how.${difficulty}`) : ''),
          },
        ]),
  ];
  return (
    <>
      <p className={styles.soft}>{t('anchorsLead')}</p>
      <p>
        <Anchor component={Link} underline="always" href={paths.rounds}>
          {t('toRounds')}
        </Anchor>
      </p>
      {data.anchors.length === 0 ? (
        <p>{t('noAnchors')}</p>
      ) : (
        <DataTable
          title={t('part.anchors')}
          columns={columns}
          rows={data.anchors}
          keyOf={({ submissionId }) => submissionId}
        />
      )}
      <AnchorSets subject={key} list={data} leads={leads} />
    </>
  );
}
