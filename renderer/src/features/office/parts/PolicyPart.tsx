import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { costOf, type Expected, fewestSeen, type PolicyCost } from '#shared/domain/policyCost.ts';
import type { ScoringPolicy } from '#shared/domain/scoringPolicy.ts';
import type { SeedingRule } from '#shared/domain/seeding.ts';
import type { PolicyRecord } from '#shared/exchange/office.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk, useRoute } from '../../../ipc/useRoute.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { formatCoefficient, formatNumber } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import { Sure } from '../../../ui/Sure.tsx';
import { keyOf } from '../../../ui/useSubject.ts';
import styles from '../office.module.css';
import type { PartProps } from './part.ts';

interface Rules {
  policy: ScoringPolicy;
  seeding: SeedingRule;
}

interface FieldsProps {
  rules: Rules;
  onChange: (rules: Rules) => void;
}

const percent = { min: 0, max: 100, step: 0.1 };

function ReadingFields({ rules, onChange }: FieldsProps) {
  const { t } = useTranslation('office');
  const { secondReads, resolution, severity } = rules.policy;
  const change = (policy: Partial<ScoringPolicy>) =>
    onChange({ ...rules, policy: { ...rules.policy, ...policy } });
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('secondReads')}</legend>
        <div className={styles.fields}>
          <NumberField
            label={t('rate')}
            hint={t('rateHint')}
            unit="%"
            value={100 * secondReads.rate}
            range={percent}
            onChange={(rate) => change({ secondReads: { ...secondReads, rate: rate / 100 } })}
          />
          <NumberField
            label={t('nearPassing')}
            hint={t('nearPassingHint')}
            value={secondReads.nearPassing}
            range={{ min: 0, max: 25, step: 1 }}
            onChange={(nearPassing) => change({ secondReads: { ...secondReads, nearPassing } })}
          />
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('resolution')}</legend>
        <div className={styles.fields}>
          <NumberField
            label={t('differenceFrom')}
            hint={t('differenceFromHint')}
            value={resolution.differenceFrom}
            range={{ min: 1, max: 100, step: 1 }}
            onChange={(differenceFrom) => change({ resolution: { ...resolution, differenceFrom } })}
          />
          <Checkbox
            label={t('straddled')}
            checked={resolution.straddled}
            onChange={({ currentTarget: { checked: straddled } }) =>
              change({ resolution: { ...resolution, straddled } })
            }
          />
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('severity')}</legend>
        <Checkbox
          label={t('adjusts')}
          description={t('adjustsHint')}
          checked={severity === 'adjusts'}
          onChange={({ currentTarget: { checked } }) => change({ severity: checked ? 'adjusts' : 'informs' })}
        />
      </fieldset>
    </>
  );
}

function SeedFields({ rules, onChange }: FieldsProps) {
  const { t } = useTranslation('office');
  const { seeding } = rules;
  const { tolerance } = seeding;
  const change = (some: Partial<SeedingRule>) => onChange({ ...rules, seeding: { ...seeding, ...some } });
  return (
    <fieldset className={styles.group}>
      <legend>{t('seeds')}</legend>
      <div className={styles.fields}>
        <NumberField
          label={t('seedRate')}
          hint={t('seedRateHint')}
          unit="%"
          value={100 * seeding.rate}
          range={{ min: 0, max: 50, step: 0.1 }}
          onChange={(rate) => change({ rate: rate / 100 })}
        />
        <NumberField
          label={t('toleranceCriterion')}
          hint={t('toleranceCriterionHint')}
          value={tolerance.criterion}
          range={{ min: 0, max: 25, step: 1 }}
          onChange={(criterion) => change({ tolerance: { ...tolerance, criterion } })}
        />
        <NumberField
          label={t('toleranceMean')}
          hint={t('toleranceMeanHint')}
          value={tolerance.mean}
          range={{ min: 0, max: 25, step: 0.01 }}
          onChange={(mean) => change({ tolerance: { ...tolerance, mean } })}
        />
        <NumberField
          label={t('suspendAfter')}
          hint={t('suspendAfterHint')}
          value={seeding.suspendAfter}
          range={{ min: 1, max: 20, step: 1 }}
          onChange={(suspendAfter) => change({ suspendAfter })}
        />
        <NumberField
          label={t('refresher')}
          hint={t('refresherHint')}
          value={seeding.refresher}
          range={{ min: 0, max: 50, step: 1 }}
          onChange={(refresher) => change({ refresher })}
        />
      </div>
      <Checkbox
        label={t('firstOfDay')}
        checked={seeding.firstOfDay}
        onChange={({ currentTarget: { checked: firstOfDay } }) => change({ firstOfDay })}
      />
      <Checkbox
        label={t('secondAfterFailure')}
        checked={seeding.secondAfterFailure}
        onChange={({ currentTarget: { checked: secondAfterFailure } }) => change({ secondAfterFailure })}
      />
    </fieldset>
  );
}

const measures = ['second', 'reads', 'adjudications'] as const satisfies (keyof PolicyCost)[];
type Measure = (typeof measures)[number];

const costs = ({ policy, seeding, history }: PolicyRecord) => costOf(policy, seeding, history);

/** What the policy in force costs, and beside it what the changed one would. */
function Cost({ inForce, changed }: { inForce: PolicyRecord; changed: PolicyRecord | undefined }) {
  const { t } = useTranslation('office');
  const told = (measure: Measure, expected: Expected | undefined) => {
    if (!expected) return t('tooLittle', { count: fewestSeen });
    const format = measure === 'reads' ? formatCoefficient : formatNumber;
    const [value, low, high] = [expected.value, expected.low, expected.high].map((one) => format(one));
    return expected.low === expected.high ? `${value}` : t('expected', { value, low, high });
  };
  const columns: Column<Measure>[] = [
    { head: t('measure'), value: (measure) => t(`cost.${measure}`) },
    { head: t('inForce'), value: (measure) => told(measure, costs(inForce)[measure]) },
    ...(changed
      ? [{ head: t('asChanged'), value: (measure: Measure) => told(measure, costs(changed)[measure]) }]
      : []),
  ];
  const { near, differing } = (changed ?? inForce).history;
  return (
    <>
      <DataTable title={t('costTitle')} columns={columns} rows={measures} keyOf={(measure) => measure} />
      <p className={styles.soft}>
        {t('costRests', {
          ...{ near: near.count, readings: near.of, differing: differing.count, pairs: differing.of },
        })}{' '}
        {t('costBeyond')}
      </p>
    </>
  );
}

const same = (one: Rules, other: Rules) => JSON.stringify(one) === JSON.stringify(other);

/** How often submissions are read, when readings go to adjudication, how seeds are dealt, and what all of it costs. */
export function PolicyPart({ subject, office, leads }: PartProps) {
  const { t } = useTranslation('office');
  const inForce: Rules = { policy: office.policy, seeding: office.seeding };
  const [draft, setDraft] = useState<Rules | null>(null);
  /** Fields begin anew whenever the draft is given up: what was typed in them with it. */
  const [round, setRound] = useState(0);
  const begin = () => {
    setDraft(null);
    setRound((one) => one + 1);
  };
  const rules = draft ?? inForce;
  const isChanged = draft !== null && !same(draft, inForce);
  const wish = { ...keyOf(subject), ...rules };
  const trial = useRoute('office.tryPolicy', wish, { enabled: isChanged, forget: true });
  const ask = useAsk('office.setPolicy');
  return (
    <>
      <p className={styles.soft}>{t(leads ? 'policyLead' : 'policyLook')}</p>
      <h2>{t('costTitle')}</h2>
      {trial.error && <ProblemNote problem={toProblem(trial.error)} onRetry={() => void trial.refetch()} />}
      <Cost inForce={{ ...inForce, history: office.history }} changed={isChanged ? trial.data : undefined} />
      {isChanged && (
        <div className={styles.row}>
          <Sure
            words={{ does: t('putInForce'), question: t('putInForceAsk'), not: t('notNow') }}
            ask={ask}
            onSure={() => ask.mutate(wish, { onSuccess: begin })}
          />
          <Button variant="subtle" color="gray" onClick={begin}>
            {t('asItWas')}
          </Button>
        </div>
      )}
      <fieldset className={styles.bare} disabled={!leads} aria-label={t('part.policy')}>
        <ReadingFields key={`reading ${round}`} rules={rules} onChange={setDraft} />
        <SeedFields key={`seeds ${round}`} rules={rules} onChange={setDraft} />
      </fieldset>
    </>
  );
}
