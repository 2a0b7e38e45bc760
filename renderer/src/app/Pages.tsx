import { Anchor, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Switch, useLocation } from 'wouter';
import { AgreementPage } from '../features/agreement/AgreementPage.tsx';
import { QueuePage } from '../features/queue/QueuePage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { paths } from '../places.ts';
import { Delayed } from '../ui/Delayed.tsx';
import { Sheet } from './ConnectionPage.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import classes from './Shell.module.css';

// The player and the page renderer of documents are most of the program; the queue shows without them.
const ReadingPage = lazy(async () => {
  const { ReadingPage: page } = await import('../features/scoring/ReadingPage.tsx');
  return { default: page };
});

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

function Waiting() {
  const { t } = useTranslation('shell');
  return (
    <Delayed>
      <div className={classes.centre}>
        <Loader size="sm" role="status" aria-label={t('loading')} />
      </div>
    </Delayed>
  );
}

export function Pages() {
  const [location] = useLocation();
  return (
    <PageBoundary key={location}>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path={paths.queue}>
            <QueuePage />
          </Route>
          <Route path={paths.agreement}>
            <AgreementPage />
          </Route>
          <Route path={paths.settings}>
            <SettingsPage />
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
      </Suspense>
    </PageBoundary>
  );
}
