import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PackInMaking } from '#shared/contract/packs.ts';
import type { Searching } from '#shared/domain/packDraft.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk } from '../../../ipc/useRoute.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../packs.module.css';
import { filesOf } from './filesOf.ts';
import { Obstacles } from './Obstacles.tsx';

interface CheckRow {
  name: string;
  by: string;
  files: number;
}

/** The checks that files passed, each once, with how many did. */
function checksOf(pack: PackInMaking): { checks: CheckRow[]; unseen: string[] } {
  const rows = new Map<string, CheckRow>();
  const unseen = new Set<string>();
  for (const { standing } of filesOf(pack)) {
    if (standing.state !== 'made') continue;
    for (const { name, by } of standing.report.checks) {
      const key = `${name}\n${by}`;
      rows.set(key, { name, by, files: (rows.get(key)?.files ?? 0) + 1 });
    }
    for (const what of standing.report.notSearched) unseen.add(what);
  }
  return { checks: [...rows.values()], unseen: [...unseen] };
}

function Found({ pack, searching }: { pack: PackInMaking; searching: Searching }) {
  const { t } = useTranslation('packs');
  const ask = useAsk('packs.change');
  const { draft } = pack;
  const nameOf = (fileId: string | null) =>
    filesOf(pack).find(({ file }) => file.id === fileId)?.file.name ?? '';
  const words = [...new Set(searching.found.map(({ identifier }) => identifier))];
  const columns: Column<Searching['found'][number]>[] = [
    { head: t('identifier'), value: ({ identifier }) => identifier },
    { head: t('file'), value: ({ fileId }) => nameOf(fileId) },
    { head: t('where'), value: ({ where }) => where, cell: ({ where }) => <span lang="en">{where}</span> },
  ];
  return (
    <>
      <h2>{t('foundTitle')}</h2>
      <p>{t('foundText')}</p>
      <DataTable
        title={t('foundTitle')}
        columns={columns}
        rows={searching.found}
        keyOf={({ fileId, identifier, where }) => [fileId, identifier, where].join('\n')}
      />
      {draft.proposal === null && (
        <div>
          <Button
            variant="default"
            loading={ask.isPending}
            onClick={() =>
              ask.mutate({
                packId: draft.id,
                change: { kind: 'pack', name: draft.name, words: [...new Set([...draft.words, ...words])] },
              })
            }
          >
            {t('addWords')}
          </Button>
        </div>
      )}
      {ask.error && <ProblemNote problem={toProblem(ask.error)} />}
    </>
  );
}

/** What the files passed, what was found in all of them together, and what no check can see. */
export function CheckStep({ pack }: { pack: PackInMaking }) {
  const { t } = useTranslation('packs');
  const { searching } = pack;
  const { checks, unseen } = checksOf(pack);
  const columns: Column<CheckRow>[] = [
    { head: t('check'), value: ({ name }) => name, cell: ({ name }) => <span lang="en">{name}</span> },
    { head: t('checkedBy'), value: ({ by }) => by, cell: ({ by }) => <span lang="en">{by}</span> },
    { head: t('passed'), value: ({ files }) => files },
  ];
  return (
    <>
      <p className={styles.soft}>{t('checkLead')}</p>
      <Obstacles obstacles={pack.obstacles} />
      {searching && (
        <>
          <p>{t('searched', { ...searching.search, size: formatBytes(searching.search.bytes) })}</p>
          {searching.found.length === 0 && searching.unread.length === 0 && (
            <p className={styles.ready}>{t('clean')}</p>
          )}
          <ul className={styles.list}>
            {searching.unread.map((why) => (
              <li key={why} lang="en">
                {why}
              </li>
            ))}
          </ul>
          {searching.found.length > 0 && <Found pack={pack} searching={searching} />}
        </>
      )}
      {unseen.length > 0 && (
        <>
          <p>{t('notLooked')}</p>
          <ul className={styles.list}>
            {unseen.map((what) => (
              <li key={what} lang="en">
                {what}
              </li>
            ))}
          </ul>
        </>
      )}
      {checks.length > 0 && (
        <DataTable
          title={t('checks')}
          columns={columns}
          rows={checks}
          keyOf={({ name, by }) => `${name}\n${by}`}
        />
      )}
    </>
  );
}
