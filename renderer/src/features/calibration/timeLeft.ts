/**
 * What is left until an instant of the exchange, as `m:ss` or `h:mm:ss`.
 * @param clocks the exchange’s clock and this machine’s at the same moment, and this machine’s now; they may differ
 * @returns null where nothing is left
 */
export function timeLeft(
  until: string,
  { exchange, here, now }: { exchange: string; here: string; now: Date },
): string | null {
  const ahead = Date.parse(exchange) - Date.parse(here);
  const seconds = Math.ceil((Date.parse(until) - (now.getTime() + ahead)) / 1_000);
  if (seconds <= 0) return null;
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  const two = (value: number) => String(value).padStart(2, '0');
  const tail = `${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}
