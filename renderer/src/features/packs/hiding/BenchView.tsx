import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Evidence } from '#shared/domain/evidence.ts';
import { useCommand, useKeyTitle } from '../../../commands/useCommandRuns.ts';
import { usePlayerStatus } from '../../../player/usePlayer.ts';
import { Played } from '../../../recordings/Played.tsx';
import { useRecordingLooks } from '../../../recordings/useRecordingLooks.tsx';
import { type ReadyRecording, WhenReady } from '../../../recordings/WhenReady.tsx';
import { Timeline } from '../../../timeline/Timeline.tsx';
import { ProblemNote } from '../../../ui/ProblemNote.tsx';
import styles from '../packs.module.css';
import { CoverLayer } from './CoverLayer.tsx';
import { during } from './edits.ts';
import { FacesList } from './FacesList.tsx';
import { HiddenList } from './HiddenList.tsx';
import hiding from './hiding.module.css';
import { lanesOf, toldBy } from './lanes.ts';
import { NamesList } from './NamesList.tsx';
import { type Bench, coversAt, openBar } from './useBench.ts';
import { usePictureTime } from './usePictureTime.ts';
import { useRedactionWords } from './useRedactionWords.ts';

function Covers({ bench }: { bench: Bench }) {
  const { player, redactions, selected, readOnly, select, place, draw } = bench;
  const ms = usePictureTime(player);
  return (
    <CoverLayer
      {...{ ms, readOnly }}
      covers={coversAt(redactions, ms)}
      selectedId={selected?.id ?? null}
      onSelect={select}
      onPlace={place}
      onDraw={draw}
      onPress={player.toggle}
    />
  );
}

function Lanes({ bench, evidenceId }: { bench: Bench; evidenceId: string }) {
  const { t } = useTranslation('packs');
  const { redactions, names, faces, player, selected, from, view, grid, durationMs, readOnly } = bench;
  const wordsOf = useRedactionWords();
  const { loop } = usePlayerStatus(player);
  const { peaks, preview } = useRecordingLooks(evidenceId);
  const lanes = useMemo(
    () =>
      lanesOf(
        { redactions, names, doubts: faces?.doubts ?? [] },
        {
          faces: t('hide.faces'),
          doubts: t('hide.doubts'),
          covers: t('hide.covers'),
          silences: t('hide.silences'),
          names: t('hide.names'),
        },
      ),
    [redactions, names, faces, t],
  );
  const find = (id: string) => redactions.find((one) => one.id === id);
  return (
    <div className={hiding.lanes}>
      <Timeline
        {...{ view, durationMs, lanes, grid, peaks, loop, readOnly }}
        {...(preview === undefined ? {} : { preview })}
        clock={player.clock}
        watched={[]}
        draft={from === null ? null : { startMs: from, endMs: null }}
        selectedId={selected?.id ?? null}
        labelOf={(id) => {
          const redaction = find(id);
          if (redaction) return wordsOf(redaction);
          const told = toldBy(id);
          if (told?.told === 'name') return names[told.index]?.text ?? '';
          const why = faces?.doubts[told?.index ?? -1]?.why;
          return why ? t(`hide.whyShort.${why}`) : '';
        }}
        onSeek={player.seek}
        onSelect={(id) => openBar(bench, id)}
        onPlay={(id) => {
          const redaction = find(id);
          if (redaction) player.playRange(redaction);
          else openBar(bench, id);
        }}
        onChangeSpan={(id, range, editId) => {
          const redaction = find(id);
          if (redaction) bench.hiding.put(during(redaction, range, durationMs), editId);
        }}
      />
    </div>
  );
}

function MarkButtons({ bench }: { bench: Bench }) {
  const { t } = useTranslation('packs');
  const { from, hasPicture } = bench;
  const region = useCommand('mark.region');
  const [cover, begin, end] = [
    useKeyTitle(t('hide.coverHere'), 'mark.region'),
    useKeyTitle(t('hide.silenceFrom'), 'mark.in'),
    useKeyTitle(t('hide.silenceTo'), 'mark.out'),
  ];
  return (
    <div className={styles.row}>
      {hasPicture && (
        <Button size="xs" variant="default" onClick={region} {...cover}>
          {t('hide.coverHere')}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={bench.markFrom} {...begin}>
        {t('hide.silenceFrom')}
      </Button>
      <Button size="xs" variant="default" disabled={from === null} onClick={bench.markTo} {...end}>
        {t('hide.silenceTo')}
      </Button>
    </div>
  );
}

function Kept({ bench }: { bench: Bench }) {
  const { t } = useTranslation('packs');
  const { kept, problem } = useStore(bench.hiding.store);
  if (problem) return <ProblemNote problem={problem} onRetry={bench.hiding.again} />;
  return (
    <p className={styles.soft} role="status">
      {kept ? t('hide.kept') : t('hide.keeping')}
    </p>
  );
}

function Ready({ bench, evidence, ready }: { bench: Bench; evidence: Evidence; ready: ReadyRecording }) {
  const { player, selected, readOnly, hasPicture } = bench;
  return (
    <div className={hiding.left}>
      <Played
        {...{ player, selected: selected ?? null, source: ready.source, problem: ready.problem }}
        over={hasPicture ? <Covers bench={bench} /> : undefined}
      />
      {!readOnly && <MarkButtons bench={bench} />}
      <Lanes bench={bench} evidenceId={evidence.id} />
    </div>
  );
}

interface BenchViewProps {
  bench: Bench;
  packId: string;
  fileId: string;
  evidence: Evidence;
  title: string;
}

/** The player in the middle with the covers drawn on it, lanes below, and the list at the right. */
export function BenchView({ bench, packId, fileId, evidence, title }: BenchViewProps) {
  return (
    <div className={hiding.bench}>
      <div className={hiding.left}>
        <WhenReady item={{ ...evidence, title, problem: null }}>
          {(ready) => <Ready {...{ bench, evidence, ready }} />}
        </WhenReady>
      </div>
      <div className={hiding.right}>
        {!bench.readOnly && <Kept bench={bench} />}
        {bench.hasPicture && <FacesList {...{ bench, packId, fileId }} />}
        <NamesList bench={bench} />
        <HiddenList bench={bench} />
      </div>
    </div>
  );
}
