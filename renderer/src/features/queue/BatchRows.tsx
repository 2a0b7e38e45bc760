import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRow } from '#shared/contract/queue.ts';
import { toProblem } from '../../ipc/problems.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ActionButton } from './ActionButton.tsx';
import { BlindMark, DueCell, ReadCell, StandingCell } from './cells.tsx';
import { DownloadCell } from './DownloadCell.tsx';
import classes from './Queue.module.css';
import { moveOf } from './rowKeys.ts';
import { SubmissionList } from './SubmissionList.tsx';
import { useBatchAction } from './useBatchAction.ts';

interface BatchRowsProps {
  batch: BatchRow;
  now: Date;
  place: { index: number; count: number; current: boolean; open: boolean };
  onFocusRow: (index: number) => void;
  onOpen: (open: boolean) => void;
}

/** Whether a key belongs to what has the focus inside the row, not to the row. */
function isForControl(event: KeyboardEvent, kind: string): boolean {
  return kind === 'act' && event.target !== event.currentTarget;
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}

export function BatchRows({ batch, now, place, onFocusRow, onOpen }: BatchRowsProps) {
  const { t } = useTranslation('queue');
  const doing = useBatchAction(batch, () => onOpen(true));
  const problems = [doing.error && toProblem(doing.error), batch.problem, batch.download.problem].filter(
    (problem) => problem !== null,
  );

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>): void {
    const move = moveOf(event.code, place.index, place.count);
    if (!move || hasModifier(event) || isForControl(event, move.kind)) return;
    event.preventDefault();
    if (move.kind === 'focus') onFocusRow(move.index);
    else if (move.kind === 'act') doing.run();
    else onOpen(move.kind === 'open');
  }

  return (
    <>
      <tr
        className={classes.row}
        data-batch-row
        tabIndex={place.current ? 0 : -1}
        onFocus={(event) => event.target === event.currentTarget && onFocusRow(place.index)}
        onKeyDown={onKeyDown}
      >
        <td>
          <ActionIcon
            size="sm"
            aria-expanded={place.open}
            aria-label={t(place.open ? 'collapse' : 'expand', { name: batch.name })}
            onClick={() => onOpen(!place.open)}
          >
            {place.open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          </ActionIcon>
        </td>
        <td>
          <div className={classes.name}>
            <span>{batch.name}</span>
            {batch.blind && <BlindMark />}
            {batch.state === 'released' && <span className={classes.soft}>{t('released')}</span>}
          </div>
          {batch.microCredential !== null && <div className={classes.soft}>{batch.microCredential}</div>}
        </td>
        <td>{t(batch.kind)}</td>
        <td>
          <DueCell batch={batch} now={now} />
        </td>
        <td>
          <ReadCell readings={batch.readings} />
        </td>
        <td>
          <DownloadCell batch={batch} doing={doing} />
        </td>
        <td>
          <StandingCell readings={batch.readings} />
        </td>
        <td className={classes.last}>
          <ActionButton doing={doing} />
        </td>
      </tr>
      {(problems.length > 0 || place.open) && (
        <tr className={classes.more}>
          <td colSpan={8}>
            {problems.map((problem) => (
              <ProblemNote key={problem.message} problem={problem} />
            ))}
            {place.open && <SubmissionList batchId={batch.id} />}
          </td>
        </tr>
      )}
    </>
  );
}
