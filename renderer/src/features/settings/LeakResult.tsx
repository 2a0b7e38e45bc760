import { useTranslation } from 'react-i18next';
import type { Leak, ScanResult } from '#shared/contract/blinding.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { formatBytes } from '../../ui/format.ts';
import classes from './Settings.module.css';

function LeakTable({ title, leaks }: { title: string; leaks: readonly Leak[] }) {
  const { t } = useTranslation('leaks');
  const columns: Column<Leak>[] = [
    { head: t('identifier'), value: ({ identifier }) => identifier },
    {
      head: t('file'),
      value: ({ file }) => (file === '.' ? t('itself') : file),
      cell: ({ file }) => <span className={classes.path}>{file === '.' ? t('itself') : file}</span>,
    },
    // The workstation's own words.
    { head: t('where'), value: ({ where }) => where, cell: ({ where }) => <span lang="en">{where}</span> },
    {
      head: t('encoding'),
      value: ({ encoding }) => encoding,
      cell: ({ encoding }) => <span lang="en">{encoding}</span>,
    },
    { head: t('count'), value: ({ count }) => count },
  ];
  if (leaks.length === 0) return null;
  return (
    <div>
      <h3 className={classes.heading}>{title}</h3>
      <DataTable
        title={title}
        columns={columns}
        rows={leaks}
        keyOf={({ identifier, file, where, encoding }) => [identifier, file, where, encoding].join('\n')}
      />
    </div>
  );
}

interface Unsearched {
  file: string;
  where?: string;
  why: string;
}

function UnsearchedTable({ title, rows }: { title: string; rows: readonly Unsearched[] }) {
  const { t } = useTranslation('leaks');
  if (rows.length === 0) return null;
  return (
    <div>
      <h3 className={classes.heading}>{title}</h3>
      <DataTable
        title={title}
        rows={rows}
        columns={[
          {
            head: t('file'),
            value: ({ file }) => file,
            cell: ({ file }) => <span className={classes.path}>{file}</span>,
          },
          { head: t('why'), value: ({ why }) => why, cell: ({ why }) => <span lang="en">{why}</span> },
        ]}
        keyOf={({ file, where, why }) => [file, where, why].join('\n')}
      />
    </div>
  );
}

/** What a search found, what it searched, and what it could not. */
export function LeakResult({ result }: { result: ScanResult }) {
  const { t } = useTranslation('leaks');
  const { ok, searched, found, foundCount, byChance, unread, notOpened } = result;
  const { bytes, ...amounts } = searched;
  const verdict = ok ? t('clean') : foundCount === 0 ? t('unreadable') : t('unclean', { count: foundCount });
  return (
    <div className={classes.stack}>
      <p role="status" className={ok ? classes.text : classes.warning}>
        {verdict}
      </p>
      <p className={classes.text}>{t('searched', { ...amounts, size: formatBytes(bytes) })}</p>
      <p className={classes.text}>{t('unseen')}</p>
      <LeakTable title={t('found')} leaks={found} />
      {foundCount > found.length && (
        <p className={classes.text}>{t('firstShown', { count: found.length })}</p>
      )}
      <LeakTable title={t('byChance')} leaks={byChance} />
      <UnsearchedTable title={t('unread')} rows={unread} />
      <UnsearchedTable title={t('notOpened')} rows={notOpened} />
    </div>
  );
}
