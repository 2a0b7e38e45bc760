const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Milliseconds as `hh:mm:ss.mmm`, or `mm:ss` / `h:mm:ss` in the short form. */
export function formatTimecode(ms: number, form: 'full' | 'short' = 'full'): string {
  const whole = Math.max(0, Math.round(ms));
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = Math.floor(whole / 1000) % 60;
  if (form === 'full')
    return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(whole % 1000, 3)}`;
  return hours > 0
    ? `${hours}:${pad(minutes, 2)}:${pad(seconds, 2)}`
    : `${pad(minutes, 2)}:${pad(seconds, 2)}`;
}

const timecode = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/;

/** Reads `ss`, `mm:ss` or `hh:mm:ss`, each with optional decimals, as milliseconds; undefined for anything else. */
export function parseTimecode(text: string): number | undefined {
  const match = timecode.exec(text.trim());
  if (!match) return undefined;
  const [, hours = '0', minutes, seconds = '0', decimals = ''] = match;
  if (minutes !== undefined && Number(seconds) > 59) return undefined;
  if (match[1] !== undefined && Number(minutes) > 59) return undefined;
  return (
    Number(hours) * 3_600_000 +
    Number(minutes ?? 0) * 60_000 +
    Number(seconds) * 1000 +
    Number(decimals.padEnd(3, '0'))
  );
}
