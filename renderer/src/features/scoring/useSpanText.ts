import { useTranslation } from 'react-i18next';
import type { Span } from '#shared/domain/span.ts';
import { formatTimecode } from '#shared/domain/timecode.ts';

/** A span in a few characters: its times, or where it is in what has none. */
export function useSpanText(): (span: Span) => string {
  const { t } = useTranslation('scoring');
  return (span) => {
    switch (span.kind) {
      case 'time': {
        const start = formatTimecode(span.startMs, 'short');
        return span.startMs === span.endMs ? start : `${start}–${formatTimecode(span.endMs, 'short')}`;
      }
      case 'page':
        return t('pageRegion', { page: span.page });
      case 'image':
        return t('region');
      case 'text':
        return t('textRange', { start: span.start + 1, end: span.end });
    }
  };
}
