import { type KeyPreset, type KeyStroke, keyPresets } from '#shared/contract/settings.ts';
import { bindingsOf } from '../../renderer/src/commands/bindings.ts';
import { catalogue, type Group } from '../../renderer/src/commands/catalogue.ts';
import { type HelpLine, helpGroups } from '../../renderer/src/commands/helpLines.ts';
import { type KeyLook, keyCaps } from '../../renderer/src/commands/keyCaps.ts';
import { groupLabel } from '../../renderer/src/commands/labels.ts';
import { inEnglish } from './english.ts';
import { afterword, foreword } from './prose.ts';

/** A US keyboard: what other layouts write on the same keys is shown in the program. */
const look: KeyLook = { name: (key) => inEnglish(`key.${key}`, {}), layout: new Map(), mac: false };

const escaped: Readonly<Record<string, string>> = { '`': '&#96;', '\\': '&#92;', '*': '&#42;', '<': '&lt;' };
const plain = (cap: string) => cap.replace(/[`\\*<]/g, (sign) => escaped[sign] ?? sign);

function kbd(stroke: KeyStroke): string {
  return keyCaps(stroke, look)
    .map((cap) => `<kbd>${plain(cap)}</kbd>`)
    .join('+');
}

function cell({ keys, to }: HelpLine): string {
  const shown = keys.map(kbd).join(' or ');
  return to === undefined ? shown : `${shown} to ${kbd(to)}`;
}

function linesOf(preset: KeyPreset): Map<Group, HelpLine[]> {
  const bindings = bindingsOf({ preset, own: {} });
  const sources = catalogue.map(({ id, group }) => ({ id, group, keys: bindings.get(id) ?? [] }));
  return new Map(helpGroups(sources, inEnglish).map(({ group, lines }) => [group, lines]));
}

/** One table for each group, a column for each preset; “same” for the keys of the first. */
function tables(): string[] {
  const [first, ...others] = keyPresets.map(linesOf);
  const heads = keyPresets.map((preset) => inEnglish(`keyboard.${preset}`, {}));
  return [...(first ?? [])].flatMap(([group, lines]) => [
    `## ${groupLabel(group, inEnglish)}`,
    '',
    `| command | ${heads.join(' | ')} |`,
    `| --- |${heads.map(() => ' --- |').join('')}`,
    ...lines.map((line, row) => {
      const own = cell(line);
      const rest = others.map((preset) => {
        const other = preset.get(group)?.[row];
        const text = other === undefined ? '' : cell(other);
        return text === own ? 'same' : text;
      });
      return `| ${line.label} | ${[own, ...rest].join(' | ')} |`;
    }),
    '',
  ]);
}

/** The whole of `docs/keyboard.md`. */
export function keyboardDocument(): string {
  return [...foreword, ...tables(), ...afterword].join('\n');
}
