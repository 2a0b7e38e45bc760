import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english } from '../../../../renderer/src/i18n/i18n.ts';

interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** The keys of a namespace as the code asks for them: plural forms are asked for by what they share. */
function keysOf(catalogue: Catalogue, place = ''): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${place}${key}`.replace(/_(zero|one|other)$/, '')]
      : keysOf(value, `${place}${key}.`),
  );
}

/** Of the contract too: what it lists is shown by its own name, such as a batch's kind or an assessor's role. */
const code = globSync(['renderer/src/**/*.{ts,tsx}', 'shared/**/*.ts'])
  .filter((path) => !/i18n\/(en|es)\//.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** What the code names whole, and the beginnings it puts an ending to, such as `flag.` in `flag.${kind}`. */
const named = new Set([...code.matchAll(/['"`]([\w.:]+)['"`]/g)].map(([, key]) => key));
const begun = [...code.matchAll(/`(?:\w+:)?((?:[\w-]+\.)+)\$\{/g)].map(([, beginning]) => beginning ?? '');

const isUsed = (namespace: string, key: string): boolean =>
  named.has(key) || named.has(`${namespace}:${key}`) || begun.some((beginning) => key.startsWith(beginning));

describe('the words of the screen', () => {
  it.each(Object.entries(english))('of %s are all shown somewhere', (namespace, catalogue) => {
    expect(keysOf(catalogue).filter((key) => !isUsed(namespace, key))).toEqual([]);
  });
});
