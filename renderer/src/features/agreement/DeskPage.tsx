import { Progress, Skeleton, Title } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import { toProblem } from '../../ipc/problems.ts';
import { deskPartPath, paths } from '../../places.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { formatMoment } from '../../ui/format.ts';
import { PlaceTabs } from '../../ui/PlaceTabs.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './agreement.module.css';
import { ComparePage } from './compare/ComparePage.tsx';
import { Definitions } from './Definitions.tsx';
import { FilterBar } from './FilterBar.tsx';
import { Adjudication } from './parts/Adjudication.tsx';
import { Behind } from './parts/Behind.tsx';
import { Confusion } from './parts/Confusion.tsx';
import { Drifts } from './parts/Drifts.tsx';
import { EvidencePart } from './parts/EvidencePart.tsx';
import { Order } from './parts/Order.tsx';
import { Overview } from './parts/Overview.tsx';
import { People } from './parts/People.tsx';
import { Qualified } from './parts/Qualified.tsx';
import { Raters } from './parts/Raters.tsx';
import { Report } from './parts/Report.tsx';
import { Sampling } from './parts/Sampling.tsx';
import { Seeds } from './parts/Seeds.tsx';
import { TrailPart } from './parts/TrailPart.tsx';
import { WrightMap } from './parts/WrightMap.tsx';
import { type Desk, useDesk } from './useDesk.ts';

const parts = {
  overview: Overview,
  raters: Raters,
  confusion: Confusion,
  wright: WrightMap,
  drift: Drifts,
  people: People,
  evidence: EvidencePart,
  seeds: Seeds,
  sampling: Sampling,
  adjudication: Adjudication,
  certified: Qualified,
  trail: TrailPart,
  order: Order,
  report: Report,
} as const satisfies Record<string, ComponentType<{ desk: Desk }>>;
type PartName = keyof typeof parts;
const names = Object.keys(parts) as PartName[];

const isHere = (name: PartName, location: string) =>
  location === deskPartPath(name) || (name === 'overview' && location === paths.agreement);

function Tabs() {
  const { t } = useTranslation('desk');
  const [location] = useLocation();
  return (
    <PlaceTabs
      label={t('tabs')}
      tabs={names.map((name) => ({
        href: deskPartPath(name),
        label: t(`tab.${name}`),
        isHere: isHere(name, location),
      }))}
    />
  );
}

function Part({ desk, name }: { desk: Desk; name: string }) {
  const Shown = parts[names.find((one) => one === name) ?? 'overview'];
  return <Shown desk={desk} />;
}

/** The parts of the rest of a location. */
const partsOf = (rest: string) => rest.split('/').map(decodeURIComponent);

function Content({ desk }: { desk: Desk }) {
  return (
    <Switch>
      <Route path={paths.behind}>
        {({ '*': rest }) => {
          const [first = '', second = '', from, to] = partsOf(rest);
          return <Behind {...{ desk, first, second, from, to }} />;
        }}
      </Route>
      <Route path={paths.compare}>
        {({ '*': rest }) => {
          const [submissionId = '', left, right] = partsOf(rest);
          return <ComparePage key={submissionId} {...{ desk, submissionId, left, right }} />;
        }}
      </Route>
      <Route path={paths.deskPart}>{({ part }) => <Part desk={desk} name={part} />}</Route>
      <Route>
        <Part desk={desk} name="overview" />
      </Route>
    </Switch>
  );
}

function Computing({ progress }: { progress: number | undefined }) {
  const { t } = useTranslation('desk');
  if (progress === undefined) return null;
  const percent = Math.round(progress * 100);
  return (
    <Delayed>
      <div className={styles.computing}>
        <Progress value={percent} aria-label={t('computing', { percent })} size="sm" />
      </div>
    </Delayed>
  );
}

/** The auditor's desk: how readings agree, where they do not, and what becomes of it. */
export function DeskPage() {
  const { t } = useTranslation('desk');
  const now = useNow();
  const { list, told, subjects, subject, readings, computed } = useDesk();
  const error = list.error ?? told.error;
  const retry = () => void (list.error ? list.refetch() : told.refetch());
  const { numbers } = computed;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('title')}</Title>
        <Definitions />
      </div>
      {error && <ProblemNote problem={toProblem(error)} onRetry={retry} retrying={told.isFetching} />}
      {list.data && subjects.length === 0 && <p>{t('noSubjects')}</p>}
      {told.data?.offline && <p role="status">{t('offline', { time: formatMoment(told.data.at, now) })}</p>}
      {subject && readings && (
        <div className={styles.bar}>
          <FilterBar {...{ subjects, subject, readings }} />
          <Tabs />
        </div>
      )}
      <Computing progress={computed.progress} />
      {computed.failed !== undefined && <p role="alert">{t('failed', { reason: computed.failed })}</p>}
      {!error && numbers === undefined && computed.failed === undefined && subjects.length > 0 && (
        <Delayed>
          <Skeleton height={240} />
        </Delayed>
      )}
      {subject && readings && numbers && told.data && (
        <Content desk={{ subject, readings, numbers, at: told.data.at }} />
      )}
    </div>
  );
}
