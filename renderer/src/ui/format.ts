import i18next from 'i18next';
import { localeFor } from '../i18n/language.ts';

/** The language of the words decides how dates and numbers are written; the country is the person's own. */
function ownLocale(): string {
  return localeFor(i18next.language ?? 'en', navigator.languages);
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A number as the language writes it. */
export function formatNumber(value: number, locale = ownLocale()): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 1 });
}

/** A coefficient from -1 to 1: two digits, and a true minus. */
export function formatCoefficient(value: number, locale = ownLocale()): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' } as const;
  return value.toLocaleString(locale, digits).replace('-', '−');
}

/** A share from 0 to 1 in percent, as the language writes it. */
export function formatPercent(share: number, locale = ownLocale()): string {
  return share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
}

/** A number as it is typed: with the language's decimal mark, in no groups. */
export function formatTypedNumber(value: number, locale = ownLocale()): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 3, useGrouping: false });
}

/** Bytes in decimal units with three significant digits at most: `999 B`, `1.2 MB`, `345 MB`. */
export function formatBytes(bytes: number, locale = ownLocale()): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  // 999.5 would be written as “1000”.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const shown = unit === 0 || value >= 99.5 ? Math.round(value) : value;
  return `${formatNumber(shown, locale)} ${units[unit]}`;
}

/** A length of work as a person says it: `< 1 min`, `4 min`, `1 h 05 min`; alike in every language. */
export function formatDuration(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes === 0) return '< 1 min';
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** How long something will still take: seconds up to a minute, then minutes. */
export function formatTimeLeft(ms: number): string {
  if (ms < 60_000) return `${Math.max(1, Math.round(ms / 1000))} s`;
  return formatDuration(ms);
}

const steps = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** An instant seen from another: `in 3 days`, `2 hours ago`, `now`. */
export function formatRelative(instant: string, now: Date, locale = ownLocale()): string {
  const difference = Date.parse(instant) - now.getTime();
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, size] of steps) {
    if (Math.abs(difference) >= size) return format.format(Math.trunc(difference / size), unit);
  }
  return format.format(0, 'second');
}

/** Seconds from now: `in 12 seconds`. */
export function formatSecondsAhead(seconds: number, locale = ownLocale()): string {
  return new Intl.RelativeTimeFormat(locale).format(seconds, 'second');
}

/** An instant in full, for those who want it exactly. */
export function formatExact(instant: string, locale = ownLocale()): string {
  return new Date(instant).toLocaleString(locale, { dateStyle: 'full', timeStyle: 'short' });
}

/** The time of day to the second. */
export function formatClock(instant: string, locale = ownLocale()): string {
  return new Date(instant).toLocaleTimeString(locale);
}

/** The time of day where it was today, otherwise with its date. */
export function formatMoment(instant: string, now: Date, locale = ownLocale()): string {
  const at = new Date(instant);
  const time = at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  if (at.toDateString() === now.toDateString()) return time;
  return `${at.toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' })}, ${time}`;
}

/** A day. */
export function formatDay(instant: string, locale = ownLocale()): string {
  return new Date(instant).toLocaleDateString(locale, { dateStyle: 'medium' });
}

/** Part of a whole in percent, rounded down so that 100 means all of it. */
export function percentOf(part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(100, Math.floor((part / whole) * 100));
}
