import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { criterionOf, type Rubric } from '#shared/domain/rubric.ts';
import styles from './scoring.module.css';
import { useSpanText } from './useSpanText.ts';
import type { Thing, Told } from './working/told.ts';
import type { Working } from './working.ts';

function useThingText(rubric: Rubric): (thing: Thing) => string {
  const { t } = useTranslation('scoring');
  const textOf = useSpanText();
  return (thing) => {
    switch (thing.what) {
      case 'level':
      case 'noEvidence':
      case 'rationale':
        return t(`thing.${thing.what}`, { letter: criterionOf(rubric, thing.criterionId)?.letter ?? '' });
      case 'feedback':
        return t('thing.feedback');
      case 'flag':
        return t('thing.flag', { name: t(`flag.${thing.flagKind}`) });
      case 'span':
      case 'ends':
      case 'note':
      case 'links':
      case 'spanLevel':
        return t(`thing.${thing.what}`, { times: textOf(thing.span) });
    }
  };
}

/** Long enough to be read, and then out of the way. */
const shownMs = 6_000;

function useShownAWhile(told: Told | null): boolean {
  const [past, setPast] = useState<Told | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setPast(told), shownMs);
    return () => clearTimeout(timer);
  }, [told]);
  return told !== null && told !== past;
}

/** What an undo or a redo did: said once, and shown for a while over the page. */
export function StepTold({ rubric, working }: { rubric: Rubric; working: Working }) {
  const { t } = useTranslation('scoring');
  const thingText = useThingText(rubric);
  const told = useStore(working.store, (state) => state.told);
  const shown = useShownAWhile(told);
  const textOf = (what: Told): string => {
    switch (what.kind) {
      case 'undo':
        return t('undone', { thing: thingText(what.thing) });
      case 'redo':
        return t('redone', { thing: thingText(what.thing) });
      case 'nothing':
        return t(what.direction === 'undo' ? 'nothingToUndo' : 'nothingToRedo');
      case 'unsaved':
        return t('undoUnsaved');
      case 'failed':
        return `${what.problem.message} ${what.problem.remedy}`;
    }
  };
  return (
    <output className={styles.told} aria-live="polite" data-shown={shown}>
      {told === null ? '' : textOf(told)}
    </output>
  );
}
