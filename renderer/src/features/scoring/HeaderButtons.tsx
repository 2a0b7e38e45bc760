import { ActionIcon, Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFlag,
  IconKeyboard,
  IconMessages,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Reading } from '#shared/contract/scoring.ts';
import type { CommandId } from '../../commands/catalogue.ts';
import { useKeyTitle } from '../../commands/useCommandRuns.ts';
import styles from './scoring.module.css';
import { SessionPopover } from './session/SessionPopover.tsx';
import type { Working } from './working.ts';

export interface HeaderActions {
  back(): void;
  help(): void;
  flags(): void;
  comments(): void;
  submit(): void;
  next(): void;
  revise(): void;
  saveNow(): void;
}

export interface HeaderButtonsProps {
  reading: Reading;
  working: Working;
  actions: HeaderActions;
  revising: boolean;
  session: { opened: boolean; onChange: (opened: boolean) => void };
}

interface IconButtonProps {
  label: string;
  command: CommandId;
  icon: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}

function IconButton({ label, command, icon, disabled = false, onClick }: IconButtonProps) {
  const keyTitle = useKeyTitle(label, command);
  return (
    <ActionIcon aria-label={label} {...keyTitle} disabled={disabled} onClick={onClick}>
      {icon}
    </ActionIcon>
  );
}

function Steps({ working }: Pick<HeaderButtonsProps, 'working'>) {
  const { t } = useTranslation('scoring');
  const { undo, redo } = useStore(working.store, (state) => state.history);
  return (
    <>
      <IconButton
        label={t('undo')}
        command="page.undo"
        icon={<IconArrowBackUp size={18} />}
        disabled={undo === null}
        onClick={() => void working.step('undo')}
      />
      <IconButton
        label={t('redo')}
        command="page.redo"
        icon={<IconArrowForwardUp size={18} />}
        disabled={redo === null}
        onClick={() => void working.step('redo')}
      />
    </>
  );
}

/** What can be done to the reading as a whole. */
export function HeaderButtons({ reading, working, actions, revising, session }: HeaderButtonsProps) {
  const { t } = useTranslation('scoring');
  const draft = reading.state === 'draft';
  const submitTitle = useKeyTitle(t('submit'), 'page.submit');
  const nextTitle = useKeyTitle(t('next'), 'page.next');
  return (
    <>
      <div className={styles.tools}>
        {draft && <Steps working={working} />}
        {draft && (
          <IconButton
            label={t('commentsTitle')}
            command="score.comments"
            icon={<IconMessages size={18} />}
            onClick={actions.comments}
          />
        )}
        <IconButton
          label={t('flags')}
          command="score.flags"
          icon={<IconFlag size={18} />}
          onClick={actions.flags}
        />
        <SessionPopover batchId={reading.batch.id} {...session} />
        <IconButton
          label={t('help')}
          command="app.keys"
          icon={<IconKeyboard size={18} />}
          onClick={actions.help}
        />
      </div>
      {draft && (
        <Button {...submitTitle} onClick={actions.submit}>
          {t('submit')}
        </Button>
      )}
      {!draft && reading.revisable && (
        <Button variant="default" loading={revising} onClick={actions.revise}>
          {t('revise')}
        </Button>
      )}
      <Button
        {...nextTitle}
        variant={draft ? 'default' : 'filled'}
        disabled={reading.nextSubmissionId === null}
        onClick={actions.next}
      >
        {t('next')}
      </Button>
    </>
  );
}
