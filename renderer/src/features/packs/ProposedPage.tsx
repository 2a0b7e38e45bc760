import { Anchor, Select, Skeleton, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FileReport } from '#shared/domain/packReport.ts';
import type { PackRecord, PackSubmission } from '#shared/exchange/packs.ts';
import { EvidenceChoice } from '../../compare/EvidenceChoice.tsx';
import { useShown } from '../../compare/useShown.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { paths } from '../../places.ts';
import { AnswerState } from '../../ui/AnswerState.tsx';
import { formatBytes, formatExact } from '../../ui/format.ts';
import { followed } from '../../ui/useSubject.ts';
import styles from './packs.module.css';
import { SignForm } from './SignForm.tsx';
import { useStandingWords } from './standingWords.ts';

function Files({ evidence }: Pick<PackSubmission, 'evidence'>) {
  const shown = useShown(evidence, undefined);
  return <EvidenceChoice {...{ evidence, shown }} readings={[]} criteria={[]} />;
}

function Report({ title, report }: { title: string; report: FileReport }) {
  const { t } = useTranslation('packs');
  const { before, after, how, removed, checks, notSearched } = report;
  const sizes = { before: formatBytes(before.bytes), after: formatBytes(after.bytes) };
  return (
    <details>
      <summary>
        {title} · {t('reportLine', sizes)}
      </summary>
      <ul className={styles.list}>
        <li className={styles.digest}>
          {t('digestBefore')} {before.sha256}
        </li>
        <li className={styles.digest}>
          {t('digestAfter')} {after.sha256}
        </li>
        {how.map((line) => (
          <li key={line} lang="en">
            {line}
          </li>
        ))}
        {removed.map(({ what, count }) => (
          <li key={what} lang="en">
            {t('removed', { what, count })}
          </li>
        ))}
        {checks.map(({ name, by, detail }) => (
          <li key={name} lang="en" className={styles.ready}>
            {name} – {detail} [{by}]
          </li>
        ))}
      </ul>
      {notSearched.length > 0 && (
        <p className={styles.open}>
          {t('notLooked')} <span lang="en">{notSearched.join('; ')}</span>
        </p>
      )}
    </details>
  );
}

/** The title of what a file is evidence as, or that it is the captions of it. */
function titleOf({ evidence }: PackSubmission, sha256: string, captions: string): string {
  const item = evidence.find(({ media }) => media.sha256 === sha256);
  return item?.title ?? captions;
}

function Submission({ pack, submission }: { pack: PackRecord; submission: PackSubmission }) {
  const { t } = useTranslation('packs');
  const bring = useRoute('packs.bring', { packId: pack.id, submissionId: submission.id });
  return (
    <>
      <AnswerState asked={bring} coming={t('filesComing')} />
      {bring.data && <Files evidence={submission.evidence} />}
      <h2>{t('reportTitle')}</h2>
      {submission.reports.map((report) => (
        <Report
          key={report.after.sha256}
          title={titleOf(submission, report.after.sha256, t('roles.captions'))}
          report={report}
        />
      ))}
    </>
  );
}

function Record({ pack }: { pack: PackRecord }) {
  const { t } = useTranslation('packs');
  const { by, at, digest, manifest, signed } = pack;
  const { submissions, search } = manifest;
  const [chosen, setChosen] = useState(submissions[0]?.id ?? '');
  const submission = submissions.find(({ id }) => id === chosen) ?? submissions[0];
  const standing = useStandingWords();
  return (
    <>
      <p>
        {t('proposedBy', { by, when: formatExact(at) })}{' '}
        <span className={signed?.verdict === 'accepted' ? styles.ready : styles.open}>{standing(pack)}</span>
      </p>
      {signed && signed.note !== '' && <p>{signed.note}</p>}
      <p className={styles.soft}>
        {t('digest')} <span className={styles.digest}>{digest}</span>
      </p>
      <p>
        {t('searched', { ...search, size: formatBytes(search.bytes) })} {t('clean')}
      </p>
      <Select
        size="sm"
        maw={260}
        label={t('submission')}
        allowDeselect={false}
        data={submissions.map(({ id }, index) => ({ value: id, label: t('number', { number: index + 1 }) }))}
        value={submission?.id ?? null}
        onChange={(id) => setChosen(id ?? '')}
      />
      {submission && <Submission key={submission.id} {...{ pack, submission }} />}
      <SignForm pack={pack} />
    </>
  );
}

/** A pack at the exchange: what is in it, what was done to it, and the word of a second person. */
export function ProposedPage({ packId }: { packId: string }) {
  const { t } = useTranslation('packs');
  const asked = useRoute('packs.record', { packId }, followed);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('recordTitle', { name: asked.data?.name ?? '' })}</Title>
        <Anchor component={Link} href={paths.packs}>
          {t('all')}
        </Anchor>
      </div>
      <AnswerState
        asked={asked}
        coming={<Skeleton height={160} />}
        offline={(time) => t('offline', { time })}
      />
      {asked.data && <Record pack={asked.data} />}
    </div>
  );
}
