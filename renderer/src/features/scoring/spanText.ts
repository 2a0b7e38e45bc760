import type { Span } from '#shared/domain/span.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';

/** A span in a few characters; null for a region, which words must name. */
export function timesOf(span: Span): string | null {
  if (span.kind !== 'time') return null;
  const start = formatTimecode(span.startMs, 'short');
  return span.startMs === span.endMs ? start : `${start}–${formatTimecode(span.endMs, 'short')}`;
}
