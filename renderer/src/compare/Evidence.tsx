import { useQuery } from '@tanstack/react-query';
import { isRecording } from '#shared/domain/evidence.ts';
import type { Annotation } from '#shared/domain/reading.ts';
import type { Criterion } from '#shared/domain/rubric.ts';
import { mediaUrl } from '../ipc/client.ts';
import { Played } from '../recordings/Played.tsx';
import { WhenReady } from '../recordings/WhenReady.tsx';
import styles from './compare.module.css';
import type { ComparedReading, ComparedSubmission } from './compared.ts';
import { Image, Pages, regionsOn } from './Sheets.tsx';
import type { Shown } from './useShown.ts';

type Item = ComparedSubmission['evidence'][number];

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
        {({ source, problem }) => <Played {...{ source, problem, player }} selected={null} />}
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
