import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unsent } from '#shared/contract/calibration.ts';
import { isRecording } from '#shared/domain/evidence.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import type { Span } from '#shared/domain/span.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import type { Session, SessionNote, SessionSubmission } from '#shared/exchange/calibration.ts';
import { spanText } from '../../compare/Marks.tsx';
import { SpanChip } from '../../compare/SpanChip.tsx';
import type { Shown } from '../../compare/useShown.ts';
import { toProblem } from '../../ipc/problems.ts';
import { useTick } from '../../player/usePlayer.ts';
import { formatMoment } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './calibration.module.css';
import { useSaying } from './useSaying.ts';
import { useWhose } from './useWhose.ts';

/** A note whether it is with the exchange or still here. */
type Shared = Pick<SessionNote, 'criterionId' | 'span' | 'text'> & {
  id: string;
  whose: string;
  when: string;
};

interface NotesProps {
  session: Session;
  submission: SessionSubmission;
  unsent: readonly Unsent[];
  shown: Shown;
  criterion: Criterion | undefined;
}

function Note({ note, criterion, shown }: { note: Shared; criterion: Criterion | undefined; shown: Shown }) {
  const { span } = note;
  const asSpan = span && { id: note.id, span, criterionIds: [], levelId: null, note: '' };
  return (
    <li>
      <strong>{note.whose}</strong> <span className={styles.soft}>{note.when}</span>
      <span className={styles.links}>
        {criterion && <span className={styles.soft}>{criterion.letter}</span>}
        {asSpan && (
          <SpanChip
            span={asSpan}
            shown={shown}
            {...(span.kind === 'time' ? { onGo: () => shown.bring(span.evidenceId, span.startMs) } : {})}
          >
            {span.kind === 'time' ? formatTimecode(span.startMs) : spanText(asSpan)}
          </SpanChip>
        )}
      </span>
      <p>{note.text}</p>
    </li>
  );
}

/** Where the player is, for whoever ties a note to it. */
function useMomentHere({ item, player }: Shown): string | undefined {
  const [second, setSecond] = useState(0);
  useTick(player.clock, (ms) => setSecond(Math.floor(ms / 1_000)));
  return item && isRecording(item) ? formatTimecode(second * 1_000) : undefined;
}

function Write({ session, submission, shown, criterion }: Omit<NotesProps, 'unsent'>) {
  const { t } = useTranslation('calibration');
  const [text, setText] = useState('');
  const [tied, setTied] = useState(true);
  const [about, setAbout] = useState(true);
  const { say, pending, error } = useSaying({ sessionId: session.id, submissionId: submission.id });
  const here = useMomentHere(shown);
  const { item, player } = shown;
  const send = () => {
    const at = player.position();
    const span: Span | null =
      tied && item && here !== undefined
        ? { kind: 'time', evidenceId: item.id, startMs: at, endMs: at }
        : null;
    const criterionId = about && criterion ? criterion.id : null;
    say({ kind: 'note', criterionId, span, text: text.trim() }, () => setText(''));
  };
  return (
    <div className={styles.write}>
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxLength={20_000}
        label={t('noteLabel')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={styles.links}>
        {here !== undefined && (
          <Checkbox
            size="xs"
            checked={tied}
            onChange={({ currentTarget }) => setTied(currentTarget.checked)}
            label={t('noteTied', { time: here })}
          />
        )}
        {criterion && (
          <Checkbox
            size="xs"
            checked={about}
            onChange={({ currentTarget }) => setAbout(currentTarget.checked)}
            label={t('noteAbout', { letter: criterion.letter })}
          />
        )}
        <Button variant="default" disabled={text.trim() === ''} loading={pending} onClick={send}>
          {t('noteSend')}
        </Button>
      </div>
      {error && <ProblemNote problem={toProblem(error)} onRetry={send} retrying={pending} />}
    </div>
  );
}

/** What is said of the submission, each tied to its moment; what the exchange has not got yet is among it. */
export function Notes(props: NotesProps) {
  const { t } = useTranslation('calibration');
  const { session, submission, unsent, shown } = props;
  const now = useNow();
  const whose = useWhose();
  const told = submission.notes.map(
    (one): Shared => ({
      ...{ id: one.id, criterionId: one.criterionId, span: one.span, text: one.text },
      ...{ whose: whose(one), when: formatMoment(one.at, now) },
    }),
  );
  const waiting = unsent.flatMap(({ said, eventId, refused }): Shared[] =>
    said.kind === 'note' && refused === null
      ? [{ ...said, id: eventId, whose: t('youAlone'), when: t('notSent') }]
      : [],
  );
  const all = [...told, ...waiting];
  return (
    <section aria-label={t('notes')} className={styles.notes}>
      <h2>{t('notes')}</h2>
      {all.length === 0 && <p className={styles.soft}>{t('noNotes')}</p>}
      <ul>
        {all.map((note) => (
          <Note
            key={note.id}
            note={note}
            criterion={session.rubric.criteria.find(({ id }) => id === note.criterionId)}
            shown={shown}
          />
        ))}
      </ul>
      {session.stage === 'revealed' && <Write {...props} />}
    </section>
  );
}
