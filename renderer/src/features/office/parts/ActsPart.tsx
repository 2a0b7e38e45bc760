import { useTranslation } from 'react-i18next';
import type { Office, OfficeAct } from '#shared/exchange/office.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { formatExact, formatPercent } from '../../../ui/format.ts';
import styles from '../office.module.css';
import type { PartProps } from './part.ts';

type Act = Office['acts'][number];

function anchorWord({ training, seed }: Extract<OfficeAct, { kind: 'anchorUsed' }>) {
  if (training) return 'anchorOpened';
  return seed ? 'anchorHidden' : 'anchorTagged';
}

function useWords(): (act: OfficeAct) => string {
  const { t } = useTranslation('office');
  return (act) => {
    switch (act.kind) {
      case 'batchDealt':
        return t('act.batchDealt', { ...act, drawSeed: String(act.drawSeed) });
      case 'policySet': {
        const { secondReads, resolution, severity } = act.policy;
        return t('act.policySet', {
          rate: formatPercent(secondReads.rate),
          near: secondReads.nearPassing,
          difference: resolution.differenceFrom,
          seeds: formatPercent(act.seeding.rate),
          severity: severity === 'adjusts' ? t('act.andAdjusts') : '',
        });
      }
      case 'organisationSet':
        return act.organisation === null
          ? t('act.organisationForgotten', { reader: act.reader })
          : t('act.organisationSet', { reader: act.reader, organisation: act.organisation });
      case 'standingChanged':
        return t(`act.${act.change}`, {
          ...{ reader: act.reader, reason: act.reason, held: act.holds ? t('act.andHeld') : '' },
        });
      case 'anchorUsed':
        return t(`act.${anchorWord(act)}`, {
          ...{ submission: act.submission },
          difficulty: act.difficulty ? t(`how.${act.difficulty}`) : t('noDifficulty'),
        });
      case 'anchorHeld':
        return t(act.holds ? 'act.anchorHolds' : 'act.anchorHoldsNot', { ...act });
      case 'rubricPublished':
        return t('act.rubricPublished', { ...act });
      case 'statementsSet':
        return t('act.statementsSet', { ...act });
      case 'setMade':
        return t('act.setMade', { ...act, purpose: t(`purpose.${act.of}`) });
      case 'readerAdded':
        return t('act.readerAdded', { ...act });
      case 'readerWithdrawn':
        return t('act.readerWithdrawn', { ...act });
      case 'packProposed':
        return t('act.packProposed', { ...act });
      case 'keepingSet':
        return act.until === null
          ? t('act.keptOn', { batch: act.batch })
          : t('act.keepingSet', { batch: act.batch, time: formatExact(act.until) });
      case 'accessWithdrawn':
        return t('act.accessWithdrawn', { ...act });
      case 'resultsReleased':
        return t('act.resultsReleased', { ...act });
    }
  };
}

/** What was done in the office: nothing of it can be changed or taken out. */
export function ActsPart({ office }: PartProps) {
  const { t } = useTranslation('office');
  const words = useWords();
  const columns: Column<Act>[] = [
    { head: t('when'), value: ({ at }) => formatExact(at) },
    { head: t('who'), value: ({ by }) => by },
    { head: t('what'), value: ({ act }) => words(act) },
  ];
  return (
    <>
      <p className={styles.soft}>{t('actsLead')}</p>
      {office.acts.length === 0 ? (
        <p>{t('noActs')}</p>
      ) : (
        <DataTable
          title={t('part.acts')}
          columns={columns}
          rows={office.acts}
          keyOf={({ at, by, act }) => `${at} ${by} ${act.kind} ${words(act)}`}
        />
      )}
    </>
  );
}
