import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Round, ShownSubmission } from '#shared/exchange/comparing.ts';
import { useCommandRuns, useKeyTitle } from '../../../commands/useCommandRuns.ts';
import { Evidence } from '../../../compare/Evidence.tsx';
import { useShown } from '../../../compare/useShown.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk } from '../../../ipc/useRoute.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../office.module.css';

/** What one of the two shows. */
function Shows({ submission: { answers, evidence } }: { submission: ShownSubmission }) {
  const { t } = useTranslation('office');
  const shown = useShown(evidence, undefined);
  return (
    <>
      {answers.map(({ question, answer }) => (
        <p key={question}>
          <span className={styles.soft}>{question}</span> {answer}
        </p>
      ))}
      {evidence.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('evidenceOf')}
          data={evidence.map(({ id, title }) => ({ value: id, label: title }))}
          value={shown.item?.id ?? ''}
          onChange={shown.show}
        />
      )}
      <Evidence shown={shown} readings={[]} criteria={[]} />
    </>
  );
}

interface PairProps {
  roundId: string;
  pair: NonNullable<Round['next']>;
  own: number;
}

/** Two submissions, one at a time, and the question which shows more. */
export function Pair({ roundId, pair, own }: PairProps) {
  const { t } = useTranslation('office');
  const [at, setAt] = useState<0 | 1>(0);
  const ask = useAsk('comparing.judge');
  const back = useAsk('comparing.takeBack');
  // Until the next pair is here, this one is answered.
  const busy = [ask, back].some(({ isPending, isSuccess }) => isPending || isSuccess);
  const say = (better: 0 | 1) => {
    if (busy) return;
    const [first, second] = pair;
    const [more, less] = better === 0 ? [first, second] : [second, first];
    ask.mutate({ roundId, better: more.submissionId, worse: less.submissionId });
  };
  const takeBack = () => back.mutate({ roundId });
  useCommandRuns({
    'comparing.look': { run: () => setAt(at === 0 ? 1 : 0) },
    'comparing.first': { run: () => say(0) },
    'comparing.second': { run: () => say(1) },
    'comparing.takeBack': { run: takeBack, when: () => own > 0 && !busy },
  });
  const firstKey = useKeyTitle(t('firstMore'), 'comparing.first');
  const secondKey = useKeyTitle(t('secondMore'), 'comparing.second');
  const lookKey = useKeyTitle(t('lookAt'), 'comparing.look');
  const backKey = useKeyTitle(t('takeBack'), 'comparing.takeBack');
  const problem = ask.error ?? back.error;
  return (
    <>
      <div className={styles.row}>
        <SegmentedControl
          aria-label={t('lookAt')}
          {...lookKey}
          data={pair.map(({ submission }, place) => ({
            value: String(place),
            label: t(place === 0 ? 'firstIs' : 'secondIs', { submission }),
          }))}
          value={String(at)}
          onChange={(value) => setAt(value === '1' ? 1 : 0)}
        />
        <Button loading={busy} onClick={() => say(0)} {...firstKey}>
          {t('firstMore')}
        </Button>
        <Button loading={busy} onClick={() => say(1)} {...secondKey}>
          {t('secondMore')}
        </Button>
        {own > 0 && (
          <Button variant="subtle" color="gray" loading={busy} onClick={takeBack} {...backKey}>
            {t('takeBack')}
          </Button>
        )}
      </div>
      {problem && <ProblemNote problem={toProblem(problem)} />}
      <Shows key={pair[at].submissionId} submission={pair[at]} />
    </>
  );
}
