import { Button, Select, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Output } from '#shared/contract/registry.ts';
import { pointsOn } from '#shared/domain/resolution.ts';
import type { SubmissionRecord, WholeReading } from '#shared/exchange/agreement.ts';
import { SideBySide } from '../../../compare/SideBySide.tsx';
import { toProblem } from '../../../ipc/problems.ts';
import { useRoute } from '../../../ipc/useRoute.ts';
import { comparePath } from '../../../places.ts';
import { Delayed } from '../../../ui/Delayed.tsx';
import { formatMoment } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { useNow } from '../../../ui/useNow.ts';
import styles from '../agreement.module.css';
import type { Desk } from '../useDesk.ts';
import { AskThird } from './AskThird.tsx';
import { Circumstances } from './Circumstances.tsx';
import { Decide } from './Decide.tsx';
import { Matched } from './Matched.tsx';
import { ResultTable } from './ResultTable.tsx';

interface ComparePageProps {
  desk: Desk;
  submissionId: string;
  left?: string | undefined;
  right?: string | undefined;
}

function distance(record: SubmissionRecord, a: WholeReading, b: WholeReading): number {
  return record.rubric.criteria.reduce((sum, criterion) => {
    const [one, other] = [pointsOn(criterion, a.scores), pointsOn(criterion, b.scores)];
    return sum + (one === undefined || other === undefined ? 0 : Math.abs(one - other));
  }, 0);
}

/** The two that were asked for; of whom nobody was named, whoever counts, and is furthest apart. */
function chosenPair(record: SubmissionRecord, left?: string, right?: string): WholeReading[] {
  const { readings } = record;
  const named = (reader: string | undefined) => readings.find((one) => one.reader === reader);
  const pairs = readings.flatMap((a, i) => readings.slice(i + 1).map((b) => [a, b] as const));
  const fits = pairs.filter(
    (pair) =>
      (named(left) === undefined || pair.some((one) => one === named(left))) &&
      (named(right) === undefined || pair.some((one) => one === named(right))),
  );
  const kept = (pair: readonly WholeReading[]) => pair.filter(({ held }) => held).length;
  const best = fits.toSorted(
    (a, b) => kept(a) - kept(b) || distance(record, ...b) - distance(record, ...a),
  )[0];
  if (best === undefined) return readings.slice(0, 1);
  return best[1] === named(left) ? best.toReversed() : [...best];
}

function Choice({ record, pair }: { record: SubmissionRecord; pair: readonly WholeReading[] }) {
  const { t } = useTranslation('desk');
  const [, go] = useLocation();
  const readers = [...new Set(record.readings.map(({ reader }) => reader))];
  return (
    <div className={styles.filters}>
      {(['left', 'right'] as const).map((side, i) => (
        <Select
          key={side}
          size="xs"
          label={t(side)}
          allowDeselect={false}
          data={readers.filter((reader) => reader !== pair[1 - i]?.reader)}
          value={pair[i]?.reader ?? null}
          onChange={(reader) => {
            const names = pair.map((one) => one.reader);
            names[i] = reader ?? '';
            go(comparePath(record.submissionId, names), { replace: true });
          }}
        />
      ))}
    </div>
  );
}

interface ComparedProps {
  record: SubmissionRecord;
  pair: readonly WholeReading[];
  desk: Desk;
}

function Compared({ record, pair, desk }: ComparedProps) {
  const { t } = useTranslation('desk');
  return (
    <SideBySide
      rubric={record.rubric}
      evidence={record.evidence}
      pair={pair}
      alone={t('noReader')}
      ofItem={(evidenceId) => <Matched pair={pair} evidenceId={evidenceId} />}
      before={(reading) => <Circumstances {...{ reading, record, desk }} />}
      after={({ feedback }) => feedback !== '' && <p className={styles.soft}>{feedback}</p>}
    />
  );
}

type StandingProps = Pick<Output<'agreement.submission'>, 'record' | 'pending'>;

function Standing({ record, pending }: StandingProps) {
  const { t } = useTranslation('desk');
  const now = useNow();
  const { resolution, decision, thirdRead } = record;
  const said = pending ?? decision;
  const when = said && { by: said.by, time: formatMoment(said.at, now) };
  return (
    <>
      {resolution && (
        <p>
          {t(`states.${resolution.state}`)}
          {resolution.outcome !== null && ` · ${t(`outcomes.${resolution.outcome}`)}`}
          {resolution.reasons.length > 0 &&
            ` · ${resolution.reasons.map((reason) => t(`reasons.${reason}`)).join(', ')}`}
        </p>
      )}
      {thirdRead && (
        <p role="status">
          {t(thirdRead.isRead ? 'thirdReadMade' : 'thirdReadAsked', {
            by: thirdRead.by,
            time: formatMoment(thirdRead.at, now),
          })}
        </p>
      )}
      {when && (
        <p role="status">
          {t(pending ? 'pending' : 'decidedBy', when)} {said?.rationale}
        </p>
      )}
      {resolution && <ResultTable {...{ record, resolution }} />}
      {record.anchor && <p className={styles.soft}>{t('truth', { rationale: record.anchor.rationale })}</p>}
    </>
  );
}

function Opened({
  answer,
  left,
  right,
  desk,
}: { answer: Output<'agreement.submission'> } & Omit<ComparePageProps, 'submissionId'>) {
  const { record, pending } = answer;
  const pair = useMemo(() => chosenPair(record, left, right), [record, left, right]);
  const kindOf = new Map(desk.subject.batches.map(({ id, kind }) => [id, kind]));
  const operational = record.readings.filter(
    ({ batchId, third, held }) => !held && (third || kindOf.get(batchId) === 'operational'),
  );
  const open = record.resolution?.state === 'discrepant' && pending === null;
  return (
    <>
      <Standing {...{ record, pending }} />
      <Choice record={record} pair={pair} />
      <Compared key={pair.map(({ readingId }) => readingId).join()} {...{ record, pair, desk }} />
      {open && record.thirdRead === null && <AskThird submissionId={record.submissionId} />}
      {open && <Decide record={record} readingIds={operational.map(({ readingId }) => readingId)} />}
    </>
  );
}

/** A submission's readings side by side, with the spans that explain where they differ. */
export function ComparePage({ submissionId, ...props }: ComparePageProps) {
  const { t } = useTranslation('desk');
  const { data, error, refetch, isFetching } = useRoute('agreement.submission', { submissionId });
  const bring = useRoute('agreement.bring', { submissionId }, { enabled: data !== undefined });
  const submission = data?.record.submission ?? '';
  return (
    <div className={styles.part}>
      <div className={styles.figureHead}>
        <Title order={2}>{t('compareTitle', { submission })}</Title>
        <Button variant="default" onClick={() => history.back()}>
          {t('back')}
        </Button>
      </div>
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {bring.error && (
        <ProblemNote
          problem={toProblem(bring.error)}
          onRetry={() => void bring.refetch()}
          retrying={bring.isFetching}
        />
      )}
      {data && bring.isPending && (
        <Delayed>
          <p role="status">{t('bringing')}</p>
        </Delayed>
      )}
      {data && !bring.isPending && <Opened answer={data} {...props} />}
    </div>
  );
}
