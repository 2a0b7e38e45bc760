import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { canShareScale } from '#shared/domain/ruler.ts';
import styles from '../agreement.module.css';
import { deskView } from '../deskView.ts';
import { chosenCriteria } from '../numbers/filters.ts';
import type { Severity } from '../numbers/severity.ts';
import type { Desk } from '../useDesk.ts';

/** Whether criteria share the steps between score points; where their scales differ in length they cannot. */
export function ScaleChoice({ desk: { subject } }: { desk: Desk }) {
  const { t } = useTranslation('desk');
  const { ownScales, filters } = useStore(deskView);
  const chosen = chosenCriteria(subject, filters);
  if (chosen.length < 2) return null;
  if (!canShareScale(chosen.map(({ criterion }) => criterion)))
    return <p className={styles.soft}>{t('scalesDiffer')}</p>;
  return (
    <div className={styles.figureHead}>
      <span>{t('scales')}</span>
      <SegmentedControl
        size="xs"
        aria-label={t('scales')}
        data={(['scaleShared', 'scaleOwn'] as const).map((value) => ({ value, label: t(value) }))}
        value={ownScales ? 'scaleOwn' : 'scaleShared'}
        onChange={(value) => deskView.setState({ ownScales: value === 'scaleOwn' })}
      />
    </div>
  );
}

/** What has no measure, and score points that nobody gave. */
export function ScaleNotes({ severity: { extremes, never } }: { severity: Severity }) {
  const { t } = useTranslation('desk');
  return (
    <>
      {extremes.length > 0 && (
        <p className={styles.soft}>{t('extremes', { names: extremes.map(({ name }) => name).join(', ') })}</p>
      )}
      {never.map(({ criterion, points }) => (
        <p key={criterion ?? ''} className={styles.soft}>
          {criterion === undefined ? t('neverGiven', { points }) : t('neverGivenOn', { points, criterion })}
        </p>
      ))}
    </>
  );
}
