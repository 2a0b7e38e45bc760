import { Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Control } from './Control.tsx';
import styles from './player.module.css';

interface ControlPanelProps {
  label: string;
  icon: ReactNode;
  /** Whether what it controls is other than usual now. */
  active: boolean;
  children: ReactNode;
}

/** A button of the transport bar that opens a small window with more; Escape closes it. */
export function ControlPanel({ label, icon, active, children }: ControlPanelProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-end"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Control label={label} pressed={active} expanded={opened} onClick={() => setOpened(!opened)}>
          {icon}
        </Control>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} aria-label={label}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
