import { type MouseEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Rubric } from '#shared/domain/rubric.ts';
import { keepKeysOnPage } from '../../../commands/releaseFocus.ts';
import type { Working } from '../working.ts';
import { CriterionPart, type CriterionPartProps } from './CriterionPart.tsx';
import styles from './rubric.module.css';
import { FeedbackField } from './TextFields.tsx';

type RubricPanelProps = Omit<CriterionPartProps, 'criterion' | 'index'> & { rubric: Rubric };

/** A press belongs to a change that follows it at once. */
const pressLastsMs = 800;

/**
 * Brings the criterion at work into view, or, where it was clicked, keeps what was clicked under the pointer: the
 * descriptors of the criterion before go, and without this everything below them would jump up.
 */
function useSteadyPanel(working: Working) {
  const panel = useRef<HTMLElement>(null);
  const press = useRef<{ element: Element; top: number; at: number } | null>(null);
  const criterionId = useStore(working.store, (state) => state.criterionId);
  useLayoutEffect(() => {
    if (panel.current === null || criterionId === null) return;
    const { current } = press;
    if (current?.element.isConnected && performance.now() - current.at < pressLastsMs) {
      panel.current.scrollTop += current.element.getBoundingClientRect().top - current.top;
    } else panel.current.querySelector('[data-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [criterionId]);
  const onPress = ({ target, timeStamp }: MouseEvent) => {
    if (!(target instanceof Element)) return;
    press.current = { element: target, top: target.getBoundingClientRect().top, at: timeStamp };
  };
  return { panel, onPress };
}

/** The rubric beside the evidence, and the feedback below it. */
export function RubricPanel({ rubric, ...shared }: RubricPanelProps) {
  const { t } = useTranslation('scoring');
  const { working, readOnly, onComments } = shared;
  const { panel, onPress } = useSteadyPanel(working);
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={t('rubric')}
      onMouseDownCapture={onPress}
      onMouseDown={keepKeysOnPage}
    >
      {rubric.criteria.map((criterion, index) => (
        <CriterionPart key={criterion.id} criterion={criterion} index={index} {...shared} />
      ))}
      <div className={styles.feedback}>
        <FeedbackField {...{ working, readOnly, onComments }} />
      </div>
    </aside>
  );
}
