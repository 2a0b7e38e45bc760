import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftChange, PackInMaking } from '#shared/contract/packs.ts';
import type { DraftSubmission } from '#shared/domain/packDraft.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk } from '../../../ipc/useRoute.ts';
import { formatBytes } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { Sure } from '../../../ui/Sure.tsx';
import styles from '../packs.module.css';
import { useWork } from '../WorkNote.tsx';

const plain = { spellCheck: false, autoComplete: 'off' } as const;

/** Lines as words: each once, and none too short to be looked for. */
function wordsIn(text: string): string[] {
  const words = text.split('\n').map((line) => line.trim());
  return [...new Set(words.filter((word) => word.length >= 2).map((word) => word.slice(0, 200)))].slice(
    0,
    500,
  );
}

const same = (one: readonly string[], other: readonly string[]) => one.join('\n') === other.join('\n');

interface Editing {
  locked: boolean;
  onChange(change: DraftChange): void;
}

/** Words of a pack or a submission; kept when they are left. */
function WordList({
  words,
  label,
  description,
  locked,
  onWords,
}: {
  words: readonly string[];
  label: string;
  description: string;
  locked: boolean;
  onWords(words: string[]): void;
}) {
  return (
    <Textarea
      key={words.join('\n')}
      className={styles.wide ?? ''}
      {...{ label, description }}
      autosize
      minRows={2}
      maxRows={8}
      defaultValue={words.join('\n')}
      readOnly={locked}
      onBlur={(event) => {
        const next = wordsIn(event.currentTarget.value);
        if (!same(next, words)) onWords(next);
      }}
      {...plain}
    />
  );
}

const about = ['educator', 'school', 'reference'] as const;

function Who({ submission, locked, onChange }: Editing & { submission: DraftSubmission }) {
  const { t } = useTranslation('packs');
  const { id: submissionId, educator, school, reference, words } = submission;
  const change = (part: Partial<DraftSubmission>) =>
    onChange({ kind: 'submission', submissionId, educator, school, reference, words, ...part });
  return (
    <>
      <div className={styles.fields}>
        {about.map((field) => (
          <TextInput
            key={`${field} ${submission[field]}`}
            className={styles.wide ?? ''}
            label={t(field)}
            maxLength={300}
            defaultValue={submission[field]}
            readOnly={locked}
            onBlur={(event) => {
              const value = event.currentTarget.value.trim();
              if (value !== submission[field]) change({ [field]: value });
            }}
            {...plain}
          />
        ))}
      </div>
      <WordList
        {...{ words, locked }}
        label={t('ownWords')}
        description={t('ownWordsText')}
        onWords={(next) => change({ words: next })}
      />
    </>
  );
}

const cannotBeShown = /\.(?:docx|pptx)$/i;

function Files({ submission, locked, onChange }: Editing & { submission: DraftSubmission }) {
  const { t } = useTranslation('packs');
  return (
    <>
      <h2>{t('files')}</h2>
      {submission.files.map(({ id, name, role, title, bytes }) => (
        <div key={id} className={styles.file}>
          {role === 'captions' ? (
            <span className={styles.soft}>{t('captionsOf')}</span>
          ) : (
            <TextInput
              key={title}
              label={t('fileTitle')}
              maxLength={300}
              defaultValue={title}
              readOnly={locked}
              onBlur={(event) => {
                const next = event.currentTarget.value.trim();
                if (next !== title) onChange({ kind: 'title', fileId: id, title: next });
              }}
              {...plain}
            />
          )}
          <span className={`${styles.fileName} ${styles.soft}`}>
            {t(`roles.${role}`)} · {name} · {formatBytes(bytes)}
            {cannotBeShown.test(name) && <span className={styles.open}> {t('notShown')}</span>}
          </span>
          {!locked && (
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              aria-label={`${t('leaveOut')}: ${name}`}
              onClick={() => onChange({ kind: 'file left out', fileId: id })}
            >
              {t('leaveOut')}
            </Button>
          )}
        </div>
      ))}
    </>
  );
}

/** Who handed in what, and what must not be told of them. */
export function NamesStep({ pack }: { pack: PackInMaking }) {
  const { t } = useTranslation('packs');
  const { draft } = pack;
  const ask = useAsk('packs.change');
  const work = useWork();
  const [chosen, setChosen] = useState(draft.submissions[0]?.id);
  const shown = draft.submissions.find(({ id }) => id === chosen) ?? draft.submissions[0];
  const locked = draft.proposal !== null || work?.packId === draft.id;
  const onChange = (change: DraftChange) => ask.mutate({ packId: draft.id, change });
  return (
    <>
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
      <div className={styles.fields}>
        <TextInput
          key={draft.name}
          className={styles.wide ?? ''}
          label={t('name')}
          description={t('nameText')}
          maxLength={300}
          defaultValue={draft.name}
          readOnly={locked}
          onBlur={(event) => {
            const name = event.currentTarget.value.trim();
            if (name !== '' && name !== draft.name) onChange({ kind: 'pack', name, words: draft.words });
          }}
          {...plain}
        />
        <WordList
          words={draft.words}
          label={t('words')}
          description={t('wordsText')}
          locked={locked}
          onWords={(words) => onChange({ kind: 'pack', name: draft.name, words })}
        />
      </div>
      <div className={styles.names}>
        <nav className={styles.submissions} aria-label={t('submissionList')}>
          {draft.submissions.map(({ id, educator, school }) => (
            <button
              key={id}
              type="button"
              aria-current={id === shown?.id ? 'true' : undefined}
              onClick={() => setChosen(id)}
            >
              <span>{educator || t('unnamed')}</span>
              <span className={styles.soft}>{school || t('unnamed')}</span>
            </button>
          ))}
        </nav>
        {shown && (
          <section key={shown.id} className={styles.group} aria-label={shown.educator || t('unnamed')}>
            <Who submission={shown} {...{ locked, onChange }} />
            <Files submission={shown} {...{ locked, onChange }} />
            {!locked && (
              <div>
                <Sure
                  variant="default"
                  words={{
                    does: t('leaveOutSubmission'),
                    question: t('leaveOutAsk'),
                    sure: t('leaveOut'),
                    not: t('keep'),
                  }}
                  ask={ask}
                  onSure={() => onChange({ kind: 'submission left out', submissionId: shown.id })}
                />
              </div>
            )}
          </section>
        )}
      </div>
      {draft.leftOut.length > 0 && (
        <details>
          <summary>{t('leftOut', { count: draft.leftOut.length })}</summary>
          <ul className={styles.list}>
            {draft.leftOut.map(({ name, why }) => (
              <li key={`${name} ${why}`}>
                {name} <span lang="en">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
