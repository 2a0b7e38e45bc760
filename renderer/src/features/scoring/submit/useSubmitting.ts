import { useEffect, useState } from 'react';
import type { Problem } from '#shared/contract/errors.ts';
import type { Reading, Summary } from '#shared/contract/scoring.ts';
import { call } from '../../../ipc/client.ts';
import { toProblem } from '../../../ipc/problems.ts';
import type { Autosaver } from '../autosave/autosaver.ts';
import type { Working } from '../working.ts';
import { verdictOf } from './verdict.ts';

export type Step =
  | { kind: 'gathering' }
  | { kind: 'unsaved' }
  | { kind: 'failed'; problem: Problem }
  /** @property asked whether it was confirmed once, and is asked again because not everything was watched */
  | { kind: 'shown'; summary: Summary; asked: boolean }
  | { kind: 'submitting'; summary: Summary };

export interface SubmitParts {
  reading: Reading;
  working: Working;
  autosaver: Autosaver;
  onSubmitted: (reading: Reading) => void;
}

async function gather({ reading, autosaver, working }: SubmitParts): Promise<Step> {
  // The summary is the workstation's, so everything must be there first.
  const [saved, told] = await Promise.all([autosaver.flush(), working.tellWatched()]);
  if (!saved || !told) return { kind: 'unsaved' };
  const summary = await call('scoring.summary', { readingId: reading.id });
  return { kind: 'shown', summary, asked: false };
}

/** The way from the summary to a submitted reading. */
export function useSubmitting(parts: SubmitParts) {
  const { reading, onSubmitted } = parts;
  const [step, setStep] = useState<Step>({ kind: 'gathering' });
  const fail = (error: unknown) => setStep({ kind: 'failed', problem: toProblem(error) });
  const look = () => {
    setStep({ kind: 'gathering' });
    gather(parts).then(setStep, fail);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: gathered once, when the dialog opens
  useEffect(look, []);
  const confirm = () => {
    if (step.kind !== 'shown') return;
    const { summary, asked } = step;
    const verdict = verdictOf(summary).kind;
    if (verdict === 'asks' && !asked) return setStep({ ...step, asked: true });
    if (verdict !== 'asks' && verdict !== 'ready') return;
    setStep({ kind: 'submitting', summary });
    call('scoring.submit', { readingId: reading.id }).then(onSubmitted, fail);
  };
  return { step, look, confirm };
}
