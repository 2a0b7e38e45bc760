import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Criterion, Rubric } from '#shared/domain/rubric.ts';
import { type RubricChange, rubricChanges } from '#shared/domain/rubricChange.ts';
import type { SubjectKey } from '#shared/exchange/agreement.ts';
import type { RubricVersions } from '#shared/exchange/rubrics.ts';
import { useAsk, useRoute } from '../../../ipc/useRoute.ts';
import { AnswerState } from '../../../ui/AnswerState.tsx';
import { Choices } from '../../../ui/Choices.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { formatExact } from '../../../ui/format.ts';
import { subjectKey } from '../../../ui/SubjectSelect.tsx';
import { Sure } from '../../../ui/Sure.tsx';
import { chooseSubject, followed, keyOf } from '../../../ui/useSubject.ts';
import styles from '../office.module.css';
import type { PartProps } from './part.ts';

/** What a change is of, in words. */
function useWhere(): (change: RubricChange) => string {
  const { t } = useTranslation('office');
  return ({ letter, level, what }) =>
    [letter, level, t(`changed.${what}`)].filter((word) => word !== null).join(' · ');
}

function Changes({ changes }: { changes: readonly RubricChange[] }) {
  const { t } = useTranslation('office');
  const where = useWhere();
  const columns: Column<RubricChange>[] = [
    { head: t('where'), value: where },
    { head: t('before'), value: ({ before }) => before ?? '–' },
    { head: t('after'), value: ({ after }) => after ?? '–' },
  ];
  return (
    <DataTable
      title={t('whatChanges')}
      columns={columns}
      rows={changes}
      keyOf={(change) => `${where(change)} ${change.before} ${change.after}`}
    />
  );
}

interface CriterionFieldsProps {
  criterion: Criterion;
  onChange: (criterion: Criterion) => void;
}

function CriterionFields({ criterion, onChange }: CriterionFieldsProps) {
  const { t } = useTranslation('office');
  const { letter, name, question, levels, passingLevelId } = criterion;
  const change = (some: Partial<Criterion>) => onChange({ ...criterion, ...some });
  const changeLevel = (id: string, some: Partial<Criterion['levels'][number]>) =>
    change({ levels: levels.map((level) => (level.id === id ? { ...level, ...some } : level)) });
  return (
    <fieldset className={styles.group}>
      <legend>{t('criterionOf', { letter })}</legend>
      <div className={styles.fields}>
        <TextInput
          size="sm"
          w={320}
          maxLength={300}
          label={t('changed.name')}
          value={name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <NativeSelect
          size="sm"
          label={t('changed.passing')}
          data={[
            { value: '', label: t('noPassing') },
            ...levels.map((level) => ({ value: level.id, label: level.name })),
          ]}
          value={passingLevelId ?? ''}
          onChange={({ currentTarget }) => change({ passingLevelId: currentTarget.value || null })}
        />
      </div>
      <Textarea
        size="sm"
        maw={720}
        autosize
        maxLength={2_000}
        label={t('changed.question')}
        value={question}
        onChange={({ currentTarget }) => change({ question: currentTarget.value })}
      />
      {levels.map(({ id, points, name: levelName, descriptor }) => (
        <div key={id} className={styles.level}>
          <TextInput
            size="sm"
            w={200}
            maxLength={300}
            label={t('levelNameOf', { points })}
            value={levelName}
            onChange={({ currentTarget }) => changeLevel(id, { name: currentTarget.value })}
          />
          <Textarea
            size="sm"
            className={styles.wide ?? ''}
            autosize
            maxLength={2_000}
            label={t('descriptorOf', { points })}
            value={descriptor}
            onChange={({ currentTarget }) => changeLevel(id, { descriptor: currentTarget.value })}
          />
        </div>
      ))}
    </fieldset>
  );
}

/** Words that must not be empty. */
function isWhole({ title, criteria }: Rubric): boolean {
  const words = criteria.flatMap(({ name, levels }) => [
    name,
    ...levels.flatMap((level) => [level.name, level.descriptor]),
  ]);
  return [title, ...words].every((word) => word.trim() !== '');
}

interface NewVersionProps {
  subject: SubjectKey;
  newest: RubricVersions['versions'][number];
}

/** Another version of the rubric: its words and passing levels, what that changes, and which anchors still hold by it. */
function NewVersion({ subject, newest }: NewVersionProps) {
  const { t } = useTranslation('office');
  const [draft, setDraft] = useState<Rubric>({ ...newest.rubric, version: newest.rubric.version + 1 });
  const [holding, setHolding] = useState<string[]>([]);
  const { microCredentialId } = subject;
  const anchors = useRoute('office.anchors', { microCredentialId, rubricHash: newest.rubricHash });
  const ask = useAsk('office.publishRubric');
  const changes = rubricChanges(newest.rubric, draft);
  const candidates = anchors.data?.anchors.filter(({ fits }) => fits) ?? [];
  const { version } = draft;
  const publish = () =>
    ask.mutate(
      { microCredentialId, rubricHash: newest.rubricHash, rubric: draft, holding },
      { onSuccess: ({ rubricHash }) => chooseSubject(subjectKey({ microCredentialId, rubricHash })) },
    );
  return (
    <>
      <h2>{t('newVersion', { version })}</h2>
      <p className={styles.soft}>{t('newVersionHint')}</p>
      <TextInput
        size="sm"
        maw={480}
        maxLength={300}
        label={t('changed.title')}
        value={draft.title}
        onChange={({ currentTarget }) => setDraft({ ...draft, title: currentTarget.value })}
      />
      {draft.criteria.map((criterion) => (
        <CriterionFields
          key={criterion.id}
          criterion={criterion}
          onChange={(changed) =>
            setDraft({
              ...draft,
              criteria: draft.criteria.map((one) => (one.id === changed.id ? changed : one)),
            })
          }
        />
      ))}
      {changes.length === 0 && <p>{t('nothingChanged')}</p>}
      {changes.length > 0 && (
        <>
          <h2>{t('whatChanges')}</h2>
          <Changes changes={changes} />
          <h2>{t('whichHold')}</h2>
          <p className={styles.soft}>{t('whichHoldHint')}</p>
          <Choices
            label={t('part.anchors')}
            choices={candidates.map(({ submissionId: id, submission: label, difficulty }) => ({
              ...{ id, label },
              note: difficulty ? t(`how.${difficulty}`) : t('noDifficulty'),
            }))}
            chosen={holding}
            onChange={setHolding}
            below={
              <div className={styles.row}>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => setHolding(candidates.map(({ submissionId }) => submissionId))}
                >
                  {t('all')}
                </Button>
                <Button size="xs" variant="subtle" color="gray" onClick={() => setHolding([])}>
                  {t('none')}
                </Button>
              </div>
            }
          />
          {isWhole(draft) ? (
            <div className={styles.row}>
              <Sure
                words={{
                  does: t('publishVersion', { version }),
                  question: t('publishAsk', { version }),
                  not: t('notNow'),
                }}
                ask={ask}
                onSure={publish}
              />
            </div>
          ) : (
            <p role="alert">{t('wordsMissing')}</p>
          )}
        </>
      )}
    </>
  );
}

/** The versions of the rubric, what each changed, and for leads a new one. */
export function RubricPart({ subject, leads }: PartProps) {
  const { t } = useTranslation('office');
  const { microCredentialId } = subject;
  const asked = useRoute('office.rubrics', { microCredentialId }, followed);
  const { data } = asked;
  if (!data) return <AnswerState asked={asked} coming={t('coming')} />;
  const [newest] = data.versions;
  return (
    <>
      <p className={styles.soft}>{t('rubricLead')}</p>
      {data.versions.map(({ rubric, rubricHash, published }, at) => {
        const before = data.versions[at + 1]?.rubric;
        return (
          <section key={rubricHash} aria-label={t('version', { version: rubric.version })}>
            <h2>{t('version', { version: rubric.version })}</h2>
            <p>
              {published
                ? t('publishedBy', { by: published.by, time: formatExact(published.at) })
                : t('cameWith')}
            </p>
            {before && <Changes changes={rubricChanges(before, rubric)} />}
          </section>
        );
      })}
      {leads && newest && <NewVersion key={newest.rubricHash} subject={keyOf(subject)} newest={newest} />}
    </>
  );
}
