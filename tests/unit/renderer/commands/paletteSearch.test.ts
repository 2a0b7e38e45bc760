import { expect, it } from 'vitest';
import { paletteGroups, searchPalette } from '../../../../renderer/src/commands/paletteSearch.ts';

const entries = [
  { id: 'play.toggle', label: 'Play or pause', group: 'Play' },
  { id: 'play.pair', label: 'Mostrar la segunda cámara', group: 'Reproducción' },
  { id: 'span.play', label: 'Play the span', group: 'Spans' },
  { id: 'page.submit', label: 'Submit the reading', group: 'This reading' },
] as const;
const found = (query: string, recent: (typeof entries)[number]['id'][] = []) =>
  searchPalette(entries, query, recent).map(({ id }) => id);

it('finds a command by the beginnings of its words, in any order', () => {
  expect(found('span pl')).toEqual(['span.play']);
  expect(found('pau')).toEqual(['play.toggle']);
});

it('finds it without its accents, and by its group', () => {
  expect(found('camara')).toEqual(['play.pair']);
  expect(found('reproduccion')).toEqual(['play.pair']);
});

it('finds it by letters in order, after those that fit better', () => {
  expect(found('sbmt')).toEqual(['page.submit']);
  expect(found('play')).toEqual(['play.toggle', 'span.play']);
});

it('finds nothing where one of the words fits nothing', () => {
  expect(found('play zebra')).toEqual([]);
});

it('puts what was used last first among equals, and under a heading of its own before anything is typed', () => {
  expect(found('play', ['span.play'])).toEqual(['span.play', 'play.toggle']);
  const before = searchPalette(entries, '', ['page.submit']);
  const groups = paletteGroups(before, '', ['page.submit']);
  expect(groups.map(({ name }) => name)).toEqual(['', 'Play', 'Reproducción', 'Spans']);
  expect(groups[0]?.entries.map(({ id }) => id)).toEqual(['page.submit']);
});
