import { ActionIcon } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

interface ControlProps {
  label: string;
  onClick: () => void;
  children: ReactNode;
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
  pressed,
  disabled = false,
  expanded,
  ref,
}: ControlProps) {
  return (
    <ActionIcon
      ref={ref}
      variant={pressed ? 'light' : 'subtle'}
      color={pressed ? 'accent' : 'gray'}
      aria-label={label}
      aria-pressed={expanded === undefined ? pressed : undefined}
      aria-expanded={expanded}
      aria-haspopup={expanded === undefined ? undefined : 'dialog'}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}
