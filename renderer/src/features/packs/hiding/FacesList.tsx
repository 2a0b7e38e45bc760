import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openDoubts } from '#shared/domain/faces.ts';
import { coverLooks, isFace } from '#shared/domain/redaction.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';
import { useCommand, useKeyTitle } from '../../../commands/useCommandRuns.ts';
import { toProblem } from '../../../ipc/problems.ts';
import { useAsk } from '../../../ipc/useRoute.ts';
import { formatPercent } from '../../../ui/format.ts';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../packs.module.css';
import { lookOfFaces } from './edits.ts';
import hiding from './hiding.module.css';
import { LongList } from './LongList.tsx';
import type { Bench } from './useBench.ts';

function FindButtons({ bench, packId, fileId }: FacesListProps) {
  const { t } = useTranslation('packs');
  const find = useAsk('packs.findFaces');
  const [closer, setCloser] = useState(false);
  if (bench.readOnly) return null;
  const isDone = bench.faces !== null;
  return (
    <>
      {find.error && <ProblemNote problem={toProblem(find.error)} />}
      <Checkbox
        label={t('hide.closer')}
        checked={closer}
        onChange={({ currentTarget }) => setCloser(currentTarget.checked)}
      />
      <div className={styles.row}>
        <Button
          size="xs"
          variant={isDone ? 'default' : 'filled'}
          loading={find.isPending}
          onClick={() => find.mutate({ packId, fileId, closer })}
        >
          {isDone ? t('hide.findAgain') : t('hide.find')}
        </Button>
        {!isDone && (
          <Button size="xs" variant="default" onClick={() => find.mutate({ packId, fileId: null, closer })}>
            {t('hide.findAll')}
          </Button>
        )}
      </div>
    </>
  );
}

/** How all of them are hidden, at once. */
function Look({ bench }: { bench: Bench }) {
  const { t } = useTranslation('packs');
  const { redactions, readOnly } = bench;
  if (!redactions.some(isFace)) return null;
  const now = lookOfFaces(redactions);
  const mixed = now === undefined ? [{ value: '', label: t('hide.mixed'), disabled: true }] : [];
  return (
    <NativeSelect
      {...{ size: 'xs', label: t('hide.facesLook'), disabled: readOnly }}
      data={[...mixed, ...coverLooks.map((look) => ({ value: look, label: t(`hide.look.${look}`) }))]}
      value={now ?? ''}
      onChange={({ currentTarget }) => {
        const look = coverLooks.find((one) => one === currentTarget.value);
        if (look) bench.hiding.change(redactions.map((one) => (isFace(one) ? { ...one, look } : one)));
      }}
    />
  );
}

function DoubtRow({ bench, index }: { bench: Bench; index: number }) {
  const { t } = useTranslation('packs');
  const doubt = bench.faces?.doubts[index];
  if (!doubt) return null;
  const { ms, why, score, seen } = doubt;
  const isHere = bench.doubtAt === index;
  return (
    <div className={hiding.row} data-selected={isHere || undefined}>
      <button
        type="button"
        className={hiding.goes}
        aria-pressed={isHere}
        onClick={() => bench.goToDoubt(index)}
      >
        <span className={hiding.times}>{formatTimecode(ms, 'short')}</span>
        <span>{t(`hide.why.${why}`, { share: formatPercent(score) })}</span>
      </button>
      {seen && <span className={styles.ready}>{t('hide.lookedAt')}</span>}
    </div>
  );
}

function Doubts({ bench }: { bench: Bench }) {
  const doubts = bench.faces?.doubts;
  const keyOf = useCallback(
    (index: number) => {
      const doubt = doubts?.[index];
      return doubt ? `${doubt.ms} ${doubt.coverId} ${doubt.why}` : String(index);
    },
    [doubts],
  );
  if (!doubts || doubts.length === 0) return null;
  return (
    <LongList count={doubts.length} keyOf={keyOf} shown={bench.doubtAt ?? -1}>
      {(index) => <DoubtRow bench={bench} index={index} />}
    </LongList>
  );
}

interface FacesListProps {
  bench: Bench;
  packId: string;
  fileId: string;
}

/** That faces were looked for, and the walk through the moments at which a person has to look. */
export function FacesList(props: FacesListProps) {
  const { t } = useTranslation('packs');
  const { faces, readOnly } = props.bench;
  const next = useCommand('hiding.nextDoubt');
  const nextTitle = useKeyTitle(t('hide.nextDoubt'), 'hiding.nextDoubt');
  const open = faces ? openDoubts(faces) : 0;
  return (
    <section aria-label={t('hide.faces')}>
      <h2>{t('hide.faces')}</h2>
      {faces === null ? (
        <p className={styles.open}>{t('hide.notFound')}</p>
      ) : (
        <>
          <p className={styles.soft}>{t('hide.found', { count: faces.tracks, pictures: faces.pictures })}</p>
          <div className={styles.row}>
            <span className={open > 0 ? styles.open : styles.ready}>
              {t('hide.openDoubts', { count: open })}
            </span>
            {open > 0 && !readOnly && (
              <Button size="xs" variant="default" onClick={next} {...nextTitle}>
                {t('hide.nextDoubt')}
              </Button>
            )}
          </div>
          <Doubts bench={props.bench} />
        </>
      )}
      <Look bench={props.bench} />
      <FindButtons {...props} />
      <p className={styles.soft}>{t('hide.facesText')}</p>
    </section>
  );
}
