import { type KeyboardEvent, useState } from 'react';
import type { Box } from './box.ts';
import { boxStep } from './boxKeys.ts';
import { pressOf } from './placing.ts';

interface BoxKeysOptions {
  box: Box;
  selected: boolean;
  readOnly: boolean;
  onSelect: () => void;
  onChange: (box: Box) => void;
  /** Says where the box is, to whoever does not see it. */
  onSay: (box: Box) => void;
}

/** The keys of a box that has the focus: arrows begin to change it, Enter keeps the change, Escape drops it. */
export function useBoxKeys({ box: from, selected, readOnly, onSelect, onChange, onSay }: BoxKeysOptions) {
  const [box, setBox] = useState<Box | null>(null);
  const keep = () => {
    if (box !== null) onChange(box);
    setBox(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly) return;
    const step = boxStep(box ?? from, pressOf(event.nativeEvent));
    if (step === null || (box === null && step.kind !== 'box')) return;
    event.preventDefault();
    if (step.kind === 'keep') return keep();
    if (step.kind === 'drop') return setBox(null);
    if (!selected) onSelect();
    setBox(step.box);
    onSay(step.box);
  };
  return { box, onKeyDown, onBlur: keep };
}
