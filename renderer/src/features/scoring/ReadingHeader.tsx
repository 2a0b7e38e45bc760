import { ActionIcon, Badge, Button } from '@mantine/core';
import { IconArrowLeft, IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '#shared/contract/scoring.ts';
import { keepKeysOnPage } from '../../commands/releaseFocus.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import type { Standing } from './autosave/saveQueue.ts';
import { SavedMark } from './SavedMark.tsx';
import styles from './scoring.module.css';

const colours = {
  draft: 'gray',
  waiting: 'blue',
  accepted: 'green',
  held: 'yellow',
  rejected: 'red',
} as const;

export interface HeaderActions {
  queue(): void;
  help(): void;
  submit(): void;
  next(): void;
  revise(): void;
  saveNow(): void;
}

interface ReadingHeaderProps {
  reading: Reading;
  standing: Standing;
  actions: HeaderActions;
  revising: boolean;
}

function Buttons({ reading, actions, revising }: Omit<ReadingHeaderProps, 'standing'>) {
  const { t } = useTranslation('scoring');
  const draft = reading.state === 'draft';
  return (
    <>
      <ActionIcon aria-label={t('help')} title={`${t('help')} (?)`} onClick={actions.help}>
        <IconKeyboard size={18} />
      </ActionIcon>
      {draft && <Button onClick={actions.submit}>{t('submit')}</Button>}
      {!draft && (
        <Button variant="default" loading={revising} onClick={actions.revise}>
          {t('revise')}
        </Button>
      )}
      <Button
        variant={draft ? 'default' : 'filled'}
        disabled={reading.nextSubmissionId === null}
        onClick={actions.next}
      >
        {t('next')}
      </Button>
    </>
  );
}

function Notes({ reading, standing, actions }: Omit<ReadingHeaderProps, 'revising'>) {
  const { t } = useTranslation('scoring');
  const { state, reason, supersedes } = reading;
  const notes = [];
  if (standing.kind === 'failed') {
    const { code, message, remedy } = standing.problem;
    const problem = { code, message: t('notSaved'), remedy: t('notSavedDetail', { message, remedy }) };
    notes.push(<ProblemNote key="saving" problem={problem} onRetry={actions.saveNow} />);
  }
  if (state !== 'draft') notes.push(<span key="state">{reason ?? t(`stateNote.${state}`)}</span>);
  else if (supersedes !== null) notes.push(<span key="supersedes">{t('supersedes')}</span>);
  return notes.length === 0 ? null : <div className={styles.notes}>{notes}</div>;
}

/** Which submission this is, how it stands, and what comes next. */
export function ReadingHeader(props: ReadingHeaderProps) {
  const { reading, standing, actions } = props;
  const { t } = useTranslation('scoring');
  const { submission, batch, state } = reading;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only leaves the keyboard to the page
    <header className={styles.head} onMouseDown={keepKeysOnPage}>
      <div className={styles.headLine}>
        <ActionIcon aria-label={t('backToQueue')} title={t('backToQueue')} onClick={actions.queue}>
          <IconArrowLeft size={18} />
        </ActionIcon>
        <h1 className={styles.title}>{submission.pseudonym}</h1>
        {submission.educator !== null && <span className={styles.place}>{submission.educator}</span>}
        <span className={styles.batchName} title={`${batch.name} · ${batch.microCredential}`}>
          {batch.name} · {batch.microCredential}
        </span>
        <span className={styles.place}>
          {t('place', { ordinal: submission.ordinal, count: batch.submissions })}
        </span>
        {state !== 'draft' && (
          <Badge className={styles.fixed ?? ''} radius="sm" tt="none" variant="light" color={colours[state]}>
            {t(`state.${state}`)}
          </Badge>
        )}
        <span className={styles.push} />
        {state === 'draft' && <SavedMark standing={standing} />}
        <Buttons {...props} />
      </div>
      <Notes {...props} />
    </header>
  );
}
