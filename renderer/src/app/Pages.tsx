import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Route, Switch, useLocation } from 'wouter';
import { DeskPage } from '../features/agreement/DeskPage.tsx';
import { NewSessionPage } from '../features/calibration/NewSessionPage.tsx';
import { SessionPage } from '../features/calibration/SessionPage.tsx';
import { SessionsPage } from '../features/calibration/SessionsPage.tsx';
import { BatchPage } from '../features/office/BatchPage.tsx';
import { RoundPage } from '../features/office/comparing/RoundPage.tsx';
import { RoundsPage } from '../features/office/comparing/RoundsPage.tsx';
import { NewBatchPage } from '../features/office/NewBatchPage.tsx';
import { OfficePage } from '../features/office/OfficePage.tsx';
import { PackPage } from '../features/packs/PackPage.tsx';
import { PacksPage } from '../features/packs/PacksPage.tsx';
import { ProposedPage } from '../features/packs/ProposedPage.tsx';
import { PracticePage } from '../features/practice/PracticePage.tsx';
import { QualificationPage } from '../features/qualification/QualificationPage.tsx';
import { QueuePage } from '../features/queue/QueuePage.tsx';
import { ReadingPage } from '../features/scoring/ReadingPage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { ExamplePage } from '../features/training/ExamplePage.tsx';
import { ExamplesPage } from '../features/training/ExamplesPage.tsx';
import { paths } from '../places.ts';
import { Sheet } from './ConnectionPage.tsx';
import { PageBoundary } from './PageBoundary.tsx';

function NothingHere() {
  const { t } = useTranslation('shell');
  return (
    <Sheet title={t('notFoundTitle')} text={t('notFoundText')}>
      <Anchor component={Link} href={paths.queue}>
        {t('toQueue')}
      </Anchor>
    </Sheet>
  );
}

export function Pages() {
  const [location] = useLocation();
  return (
    <PageBoundary key={location.startsWith(paths.agreement) ? paths.agreement : location}>
      <Switch>
        <Route path={paths.queue}>
          <QueuePage />
        </Route>
        <Route path={`${paths.agreement}/*?`}>
          <DeskPage />
        </Route>
        <Route path={paths.qualification}>
          <QualificationPage />
        </Route>
        <Route path={paths.examples}>
          <ExamplesPage />
        </Route>
        <Route path={paths.example}>
          {({ submissionId }) => <ExamplePage key={submissionId} submissionId={submissionId} />}
        </Route>
        <Route path={paths.calibration}>
          <SessionsPage />
        </Route>
        <Route path={paths.newSession}>
          {({ '*': chosen }) => <NewSessionPage chosen={chosen?.split('/') ?? []} />}
        </Route>
        <Route path={paths.session}>
          {({ sessionId }) => <SessionPage key={sessionId} sessionId={sessionId} />}
        </Route>
        <Route path={paths.newBatch}>
          <NewBatchPage />
        </Route>
        <Route path={paths.officeBatch}>
          {({ batchId }) => <BatchPage key={batchId} batchId={batchId} />}
        </Route>
        <Route path={paths.rounds}>
          <RoundsPage />
        </Route>
        <Route path={paths.round}>{({ roundId }) => <RoundPage key={roundId} roundId={roundId} />}</Route>
        <Route path={`${paths.office}/:part?`}>{({ part }) => <OfficePage part={part} />}</Route>
        <Route path={paths.packs}>
          <PacksPage />
        </Route>
        <Route path={paths.pack}>
          {({ packId, step }) => <PackPage key={packId} packId={packId} step={step} />}
        </Route>
        <Route path={paths.proposedPack}>
          {({ packId }) => <ProposedPage key={packId} packId={packId} />}
        </Route>
        <Route path={paths.settings}>
          <SettingsPage />
        </Route>
        <Route path={paths.practised}>
          {({ submissionId }) => <PracticePage submissionId={submissionId} />}
        </Route>
        <Route path={paths.reading}>
          {({ batchId, submissionId }) => (
            <ReadingPage key={`${batchId}/${submissionId}`} batchId={batchId} submissionId={submissionId} />
          )}
        </Route>
        <Route>
          <NothingHere />
        </Route>
      </Switch>
    </PageBoundary>
  );
}
