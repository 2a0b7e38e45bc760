import { type CommandId, catalogue } from './catalogue.ts';

const place = 'rangefinder.recentCommands';
const most = 5;
const known: ReadonlySet<string> = new Set(catalogue.map(({ id }) => id));

/** What was last chosen in the palette, latest first. Kept by the page: it is a convenience of this screen. */
export function recentCommands(): CommandId[] {
  const kept = localStorage.getItem(place)?.split(' ') ?? [];
  return kept.filter((id): id is CommandId => known.has(id)).slice(0, most);
}

export function rememberCommand(id: CommandId): void {
  const latest = [id, ...recentCommands().filter((other) => other !== id)].slice(0, most);
  localStorage.setItem(place, latest.join(' '));
}
