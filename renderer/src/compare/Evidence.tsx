import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isRecording } from '#shared/domain/evidence.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import { keepKeysOnPage } from '../commands/releaseFocus.ts';
import { useCommandRuns } from '../commands/useCommandRuns.ts';
import { mediaUrl } from '../ipc/client.ts';
import type { Player } from '../player/player.ts';
import { playRuns } from '../player/playRuns.ts';
import { TransportBar } from '../player/TransportBar.tsx';
import { VideoPlayer } from '../player/VideoPlayer.tsx';
import { type ReadyRecording, WhenReady } from '../recordings/WhenReady.tsx';
import styles from './compare.module.css';
import type { ComparedReading, ComparedSubmission } from './compared.ts';
import { Image, Pages, regionsOn } from './Sheets.tsx';
import type { Shown } from './useShown.ts';

type Item = ComparedSubmission['evidence'][number];

const frameJump = 10;

interface PlayedProps extends Omit<ReadyRecording, 'kind'> {
  player: Player;
}

function Played({ source, problem, player }: PlayedProps) {
  const [captioned, setCaptioned] = useState(false);
  const [editing, setEditing] = useState(false);
  const tracks = source.captions;
  const toggle = () => setCaptioned(!captioned);
  useCommandRuns(
    playRuns(player, {
      frameJump,
      goTo: () => setEditing(true),
      selected: () => null,
      captions: { available: () => tracks.length > 0, onToggle: toggle },
      pair: { available: () => false, onToggle: () => undefined, shown: () => null },
    }),
  );
  const shownId = captioned ? (tracks[0]?.id ?? null) : null;
  return (
    <>
      <div className={styles.stage}>
        <VideoPlayer {...{ player, source, problem }} captionsId={shownId} />
      </div>
      <TransportBar
        player={player}
        selected={null}
        captions={{ tracks, shownId, onToggle: toggle, onChoose: toggle }}
        goTo={{ editing, onEditing: setEditing }}
        onMouseDown={keepKeysOnPage}
        hasPicture={source.hasPicture}
      />
    </>
  );
}

interface TextProps {
  item: Item;
  annotations: readonly Annotation[];
}

/** A text with the spans that are pointed at marked in it; where they overlap, as one. */
function Text({ item, annotations }: TextProps) {
  const { data = '' } = useQuery({
    queryKey: ['text', item.media.sha256],
    queryFn: async () => await (await fetch(mediaUrl(item.media.sha256))).text(),
    networkMode: 'always',
  });
  const ranges = annotations.flatMap(({ span }) => (span.kind === 'text' ? [span] : []));
  const cuts = [...new Set([0, data.length, ...ranges.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at <= data.length)
    .toSorted((a, b) => a - b);
  return (
    <div className={styles.text}>
      {cuts.slice(0, -1).map((from, i) => {
        const to = cuts[i + 1] ?? from;
        const over = ranges.filter(({ start, end }) => start <= from && end >= to).length;
        const part = data.slice(from, to);
        return over === 0 ? <span key={from}>{part}</span> : <mark key={from}>{part}</mark>;
      })}
    </div>
  );
}

interface EvidenceProps {
  shown: Shown;
  readings: readonly ComparedReading[];
  criteria: readonly Criterion[];
}

/** The item that is looked at, with what both marked on it. */
export function Evidence({ shown, readings, criteria }: EvidenceProps) {
  const { item, player } = shown;
  if (item === undefined) return null;
  const own = readings
    .flatMap(({ annotations }) => annotations)
    .filter(({ span }) => span.evidenceId === item.id);
  const sheets = { item, shown, regions: regionsOn(item, readings, criteria) };
  if (isRecording(item))
    return (
      <WhenReady key={item.id} item={{ ...item, problem: null }}>
        {({ source, problem }) => <Played {...{ source, problem, player }} />}
      </WhenReady>
    );
  switch (item.kind) {
    case 'text':
      return <Text item={item} annotations={own.filter(({ id }) => shown.pointed.includes(id))} />;
    case 'image':
      return <Image {...sheets} />;
    default:
      return <Pages key={item.id} {...sheets} />;
  }
}
