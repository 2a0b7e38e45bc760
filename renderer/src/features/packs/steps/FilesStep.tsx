import { useTranslation } from 'react-i18next';
import type { PackInMaking } from '#shared/contract/packs.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { MakeButton } from '../MakeButton.tsx';
import styles from '../packs.module.css';
import { type FileRow, filesOf } from './filesOf.ts';

function Done({ standing }: FileRow) {
  const { t } = useTranslation('packs');
  if (standing.state === 'refused')
    return (
      <span lang="en">
        {standing.problem.message} {standing.problem.remedy}
      </span>
    );
  if (standing.state !== 'made') return null;
  const { how, removed } = standing.report;
  const gone = removed.map(({ what, count }) => t('removed', { what, count }));
  return <span lang="en">{[...how, ...gone].join('; ')}</span>;
}

/** So many files are listed at most. */
const mostRows = 300;

const looks: Record<FileRow['standing']['state'], string | undefined> = {
  waiting: styles.soft,
  stale: styles.open,
  refused: styles.open,
  made: styles.ready,
};

/** Makes the files ready, and says what was done to each. */
export function FilesStep({ pack }: { pack: PackInMaking }) {
  const { t } = useTranslation('packs');
  const rows = filesOf(pack);
  const isOpen = ({ standing }: FileRow) => standing.state !== 'made';
  // What is open comes first where not all can be shown.
  const shown =
    rows.length > mostRows ? rows.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a))) : rows;
  const columns: Column<FileRow>[] = [
    { head: t('file'), value: ({ file }) => file.name },
    { head: t('of'), value: ({ educator }) => educator || t('unnamed') },
    {
      head: t('standing'),
      value: ({ standing }) => t(`state.${standing.state}`),
      cell: ({ standing }) => (
        <span className={looks[standing.state] ?? ''}>{t(`state.${standing.state}`)}</span>
      ),
    },
    { head: t('done'), value: () => '', cell: (row) => <Done {...row} /> },
  ];
  return (
    <>
      <p className={styles.soft}>{t('filesLead')}</p>
      <MakeButton pack={pack} />
      {rows.length > mostRows && <p className={styles.soft}>{t('firstFiles', { count: mostRows })}</p>}
      <DataTable
        title={t('files')}
        columns={columns}
        rows={shown.slice(0, mostRows)}
        keyOf={({ file }) => file.id}
      />
    </>
  );
}
