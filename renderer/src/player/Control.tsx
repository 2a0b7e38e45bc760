import { ActionIcon } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import type { CommandId } from '../commands/catalogue.ts';
import { useKeyTitle } from '../commands/useCommandRuns.ts';

interface ControlProps {
  label: string;
  onClick: () => void;
  children: ReactNode;
  /** The command that does the same, for its key. */
  command?: CommandId;
  pressed?: boolean;
  disabled?: boolean;
  /** It opens a small window with more. */
  expanded?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button of the transport bar. */
export function Control({
  label,
  onClick,
  children,
  command,
  pressed,
  disabled = false,
  expanded,
  ref,
}: ControlProps) {
  const keyTitle = useKeyTitle(label, command);
  return (
    <ActionIcon
      ref={ref}
      variant={pressed ? 'light' : 'subtle'}
      color={pressed ? 'accent' : 'gray'}
      aria-label={label}
      aria-pressed={expanded === undefined ? pressed : undefined}
      aria-expanded={expanded}
      aria-haspopup={expanded === undefined ? undefined : 'dialog'}
      {...keyTitle}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
