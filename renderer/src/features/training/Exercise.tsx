import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { randomFrom, shuffled } from '#shared/agreement/random.ts';
import { type Statement, type StatementKind, statementKinds } from '#shared/domain/exercise.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import styles from './training.module.css';

interface Told {
  statement: Statement;
  as: StatementKind;
}

const inSomeOrder = (statements: readonly Statement[]) =>
  shuffled(statements, randomFrom(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0));

/** What became of it, statement by statement. */
function Outcome({ told, onAgain }: { told: readonly Told[]; onAgain: () => void }) {
  const { t } = useTranslation('training');
  const right = told.filter(({ statement, as }) => statement.kind === as).length;
  const columns: Column<Told>[] = [
    { head: t('statement'), value: ({ statement }) => statement.text },
    { head: t('yourAnswer'), value: ({ as }) => t(`kind.${as}`) },
    { head: t('itIs'), value: ({ statement }) => t(`kind.${statement.kind}`) },
    { head: t('because'), value: ({ statement }) => statement.why },
  ];
  return (
    <>
      <p role="status">{t('toldApart', { right, count: told.length })}</p>
      <DataTable
        title={t('exercise')}
        columns={columns}
        rows={told}
        keyOf={({ statement }) => statement.id}
      />
      <div>
        <Button variant="default" onClick={onAgain}>
          {t('onceMore')}
        </Button>
      </div>
    </>
  );
}

/** One statement: what is it? And once that is said, what it is and why. */
function Ask({ statement, onNext }: { statement: Statement; onNext: (as: StatementKind) => void }) {
  const { t } = useTranslation('training');
  const [as, setAs] = useState<StatementKind | null>(null);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (as !== null) next.current?.focus();
  }, [as]);
  return (
    <>
      <blockquote className={styles.statement}>{statement.text}</blockquote>
      <div className={styles.kinds}>
        {statementKinds.map((kind) => (
          <Button
            key={kind}
            variant={as === kind ? 'filled' : 'default'}
            disabled={as !== null && as !== kind}
            title={t(`kindIs.${kind}`)}
            onClick={() => setAs(as ?? kind)}
          >
            {t(`kind.${kind}`)}
          </Button>
        ))}
      </div>
      {as !== null && (
        <>
          <p role="status">
            {as === statement.kind
              ? t('isRight')
              : t('isOther', { kind: t(`kind.${statement.kind}`), what: t(`kindIs.${statement.kind}`) })}{' '}
            {statement.why}
          </p>
          <div>
            <Button ref={next} onClick={() => onNext(as)}>
              {t('next')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** Statements on an example, to be told apart: what was seen, what is made of it, and what has no place in a score. */
export function Exercise({ statements }: { statements: readonly Statement[] }) {
  const { t } = useTranslation('training');
  const [order, setOrder] = useState(() => inSomeOrder(statements));
  const [told, setTold] = useState<readonly Told[]>([]);
  const statement = order[told.length];
  const again = () => {
    setOrder(inSomeOrder(statements));
    setTold([]);
  };
  return (
    <section className={styles.words} aria-label={t('exercise')}>
      <h2>{t('exercise')}</h2>
      <p className={styles.soft}>{t('exerciseLead')}</p>
      <dl className={styles.answers}>
        {statementKinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`kind.${kind}`)}</dt>
            <dd>{t(`kindIs.${kind}`)}</dd>
          </div>
        ))}
      </dl>
      {statement ? (
        <>
          <p>{t('statementOf', { number: told.length + 1, count: order.length })}</p>
          <Ask
            key={statement.id}
            statement={statement}
            onNext={(as) => setTold([...told, { statement, as }])}
          />
        </>
      ) : (
        <Outcome told={told} onAgain={again} />
      )}
    </section>
  );
}
