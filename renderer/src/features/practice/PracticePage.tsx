import { Button, Table, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Practised } from '#shared/contract/practice.ts';
import { SideBySide } from '../../compare/SideBySide.tsx';
import { toProblem } from '../../ipc/problems.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { paths } from '../../places.ts';
import { Delayed } from '../../ui/Delayed.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { type Difference, differencesOf } from './differences.ts';
import styles from './practice.module.css';

function useDistance(): (apart: number | undefined) => string {
  const { t } = useTranslation('practice');
  return (apart) => {
    if (apart === undefined) return '–';
    if (apart === 0) return t('same');
    return apart === 1 ? t('nearBy') : t('far', { levels: apart });
  };
}

function Levels({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation('practice');
  const distance = useDistance();
  return (
    <Table aria-label={t('levels')}>
      <Table.Thead>
        <Table.Tr>
          {(['criterion', 'you', 'experts', 'difference'] as const).map((head) => (
            <Table.Th key={head}>{t(head)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {differences.map(({ criterion, own, experts, apart }) => (
          <Table.Tr key={criterion.id}>
            <Table.Td>
              {criterion.letter} {criterion.name}
            </Table.Td>
            {[own, experts].map((level, side) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: there are two sides, always these
              <Table.Td key={side}>{level ? `${level.points} ${level.name}` : '–'}</Table.Td>
            ))}
            <Table.Td>{distance(apart)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Of each criterion that was scored otherwise, what experts see at the level they gave. */
function Next({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation('practice');
  const missed = differences.filter(({ apart }) => apart !== undefined && apart > 0);
  return (
    <section className={styles.words} aria-label={t('next')}>
      <h2>{t('next')}</h2>
      {missed.length === 0 ? (
        <p>{t('allSame')}</p>
      ) : (
        <ul>
          {missed
            .toSorted((a, b) => (b.apart ?? 0) - (a.apart ?? 0))
            .map(({ criterion, experts }) => (
              <li key={criterion.id}>
                {t('lookFor', {
                  letter: criterion.letter,
                  criterion: criterion.name,
                  level: experts?.name ?? '',
                  descriptor: experts?.descriptor ?? '',
                })}
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

function Compared({ practised }: { practised: Practised }) {
  const { t } = useTranslation('practice');
  const { rubric, evidence, own, consensus } = practised;
  const differences = differencesOf(rubric, own.scores, consensus.scores);
  const within = (levels: number) =>
    differences.filter(({ apart }) => apart !== undefined && apart <= levels).length;
  const pair = useMemo(
    () => [
      { ...own, reader: t('you') },
      { ...consensus, readingId: 'consensus', reader: t('experts') },
    ],
    [own, consensus, t],
  );
  return (
    <>
      <p role="status">{t('summary', { exact: within(0), near: within(1), criteria: differences.length })}</p>
      <Levels differences={differences} />
      <Next differences={differences} />
      <section className={styles.words} aria-label={t('rationale')}>
        <h2>{t('rationale')}</h2>
        <p>{consensus.rationale}</p>
      </section>
      <SideBySide rubric={rubric} evidence={evidence} pair={pair} alone="" />
    </>
  );
}

/** What was scored for practice beside what experts gave: level by level, and span by span. */
export function PracticePage({ submissionId }: { submissionId: string }) {
  const { t } = useTranslation('practice');
  const { data, error, refetch, isFetching } = useRoute('practice.compare', { submissionId });
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>{t('title', { submission: data?.submission ?? '' })}</Title>
        <Button variant="default" component={Link} href={paths.queue}>
          {t('back')}
        </Button>
      </div>
      {error && (
        <ProblemNote problem={toProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!data && !error && (
        <Delayed>
          <p role="status">{t('coming')}</p>
        </Delayed>
      )}
      {data && <Compared practised={data} />}
    </div>
  );
}
