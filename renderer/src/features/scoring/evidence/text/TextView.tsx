import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { StillProps } from '../still.ts';
import { UnreadableNote } from '../UnreadableNote.tsx';
import { OpenText } from './OpenText.tsx';

function partsOf({ body }: Response): AsyncIterable<string> | string[] {
  return body === null ? [] : readAll(body.pipeThrough(new TextDecoderStream()));
}

async function* readAll(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

async function fetchText(source: string): Promise<string> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`the library answered ${response.status}`);
  let text = '';
  // Part by part: a large text decoded in one go would hold up the screen.
  for await (const part of partsOf(response)) text += part;
  return text;
}

/** A text as the educator wrote it: as text, whatever it looks like. */
export function TextView(props: StillProps) {
  const { source, title, onShown } = props;
  const { data, isError, refetch } = useQuery({
    queryKey: ['file', source],
    queryFn: () => fetchText(source),
  });
  const there = data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is shown once, whoever is told
  useEffect(() => {
    if (there) onShown();
  }, [there]);
  if (isError) return <UnreadableNote title={title} onRetry={() => void refetch()} />;
  return there ? <OpenText {...props} text={data} /> : null;
}
