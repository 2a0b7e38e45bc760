import { ActionIcon, Badge } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keepKeysOnPage } from '../../commands/releaseFocus.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import type { Standing } from './autosave/saveQueue.ts';
import { FlagMarks } from './FlagMarks.tsx';
import { HeaderButtons, type HeaderButtonsProps } from './HeaderButtons.tsx';
import { SavedMark } from './SavedMark.tsx';
import { StepTold } from './StepTold.tsx';
import styles from './scoring.module.css';

const colours = {
  draft: 'gray',
  ended: 'gray',
  waiting: 'blue',
  accepted: 'green',
  held: 'yellow',
  rejected: 'red',
} as const;

interface ReadingHeaderProps extends HeaderButtonsProps {
  standing: Standing;
}

function Notes({ reading, standing, actions }: ReadingHeaderProps) {
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
  const { reading, working, standing, actions } = props;
  const { t } = useTranslation('scoring');
  const { submission, batch, state } = reading;
  const back = t(batch.kind === 'calibration' ? 'backToSession' : 'backToQueue');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only leaves the keyboard to the page
    <header className={styles.head} onMouseDown={keepKeysOnPage}>
      <div className={styles.headLine}>
        <ActionIcon aria-label={back} title={back} onClick={actions.back}>
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
        <FlagMarks working={working} onOpen={actions.flags} />
        <StepTold rubric={reading.rubric} working={working} />
        {state === 'draft' && <SavedMark standing={standing} />}
        <HeaderButtons {...props} />
      </div>
      <Notes {...props} />
    </header>
  );
}
