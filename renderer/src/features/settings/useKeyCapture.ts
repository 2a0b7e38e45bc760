import { useState } from 'react';
import type { KeyMap, KeyStroke } from '#shared/contract/settings.ts';
import { bindingsOf } from '../../commands/bindings.ts';
import type { ChangeableId } from '../../commands/catalogue.ts';
import { type Judgement, judge, withKeys, withKeysMoved } from '../../commands/keyConflicts.ts';
import { strokeName } from '../../commands/keyStroke.ts';

/** A key that was pressed for a command, and what giving it means. */
export interface AskedKey {
  stroke: KeyStroke;
  judgement: Judgement;
  /** All keys the command would have. */
  keys: readonly KeyStroke[];
}

export interface KeyCapture {
  /** Whether the next key is taken: instead of the keys there are, or beside them. */
  waiting: 'change' | 'add' | null;
  /** What has to be said about the last key, and decided where it means something else. */
  asked: AskedKey | null;
  wait(how: 'change' | 'add' | null): void;
  take(stroke: KeyStroke): void;
  /** Takes the key from the commands that have it. */
  move(): void;
  leave(): void;
}

/** How one command is given another key. Nothing is saved of a key that means something else until that is decided. */
export function useKeyCapture(id: ChangeableId, map: KeyMap, save: (map: KeyMap) => void): KeyCapture {
  const [waiting, setWaiting] = useState<KeyCapture['waiting']>(null);
  const [asked, setAsked] = useState<AskedKey | null>(null);
  return {
    waiting,
    asked,
    wait(how) {
      if (how !== null) setAsked(null);
      setWaiting(how);
    },
    take(stroke) {
      const before = waiting === 'add' ? (bindingsOf(map).get(id) ?? []) : [];
      const keys = [...before.filter((key) => strokeName(key) !== strokeName(stroke)), stroke];
      const judgement = judge(map, id, stroke);
      if (judgement.kind === 'free' || judgement.kind === 'yields') save(withKeys(map, id, keys));
      setAsked(judgement.kind === 'free' ? null : { stroke, judgement, keys });
      setWaiting(null);
    },
    move() {
      if (asked !== null) save(withKeysMoved(map, id, asked.keys));
      setAsked(null);
    },
    leave: () => setAsked(null),
  };
}
