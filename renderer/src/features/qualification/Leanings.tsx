import { Anchor, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Ladder } from '#shared/exchange/ladder.ts';
import { useRoute } from '../../ipc/useRoute.ts';
import { practisedPath } from '../../places.ts';
import { formatCoefficient } from '../../ui/format.ts';
import { type Leaning, leaningsOf } from './leanings.ts';
import styles from './qualification.module.css';

function useLean(): (leaning: Leaning) => string {
  const { t } = useTranslation('qualification');
  return ({ mean, ci, direction, certain }) => {
    if (direction === 'none') return t('leanNone');
    const levels = formatCoefficient(Math.abs(mean));
    if (!certain || ci === undefined) return t(`maybe.${direction}`, { levels });
    const [low = 0, high = 0] = ci.map(Math.abs).toSorted((a, b) => a - b);
    return t(`leans.${direction}`, { levels, low: formatCoefficient(low), high: formatCoefficient(high) });
  };
}

/** Whether one gives more or less than the experts, on which criterion, and where to look. */
export function Leanings({ ladder: { rubric, rubricHash } }: { ladder: Ladder }) {
  const { t } = useTranslation('qualification');
  const { t: ofPractice } = useTranslation('practice');
  const lean = useLean();
  const { data } = useRoute('practice.known', { rubricHash });
  const known = data?.known ?? [];
  if (known.length === 0) return null;
  return (
    <section className={styles.set} aria-label={t('leaning')}>
      <Title order={3}>{t('leaning')}</Title>
      <p className={styles.soft}>{t('leaningLead', { count: known.length })}</p>
      <Table aria-label={t('leaning')} className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {(['criterion', 'exact', 'lean', 'look'] as const).map((head) => (
              <Table.Th key={head}>{t(head)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {leaningsOf(rubric, known).map((leaning) => (
            <Table.Tr key={leaning.criterion.id}>
              <Table.Td>
                {leaning.criterion.letter} {leaning.criterion.name}
              </Table.Td>
              <Table.Td>{t('ofScores', { count: leaning.exact, scores: leaning.scores })}</Table.Td>
              <Table.Td>{lean(leaning)}</Table.Td>
              <Table.Td>
                <span className={styles.readings}>
                  {leaning.furthest.map(({ submissionId, submission }) => (
                    <Anchor
                      key={submissionId}
                      component={Link}
                      href={practisedPath(submissionId)}
                      aria-label={ofPractice('compareNamed', { submission })}
                    >
                      {submission}
                    </Anchor>
                  ))}
                </span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
