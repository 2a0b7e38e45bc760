import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { nextOnScreen, numberOnScreen, openFilm, stepAtRandom, stepBy } from '#tests/helpers/filmSteps.ts';
import { type Film, films, writeFilms } from '#tests/helpers/numberedFilm.ts';
import { openPlayerPage, type PlayerPage } from '#tests/helpers/playerPage.ts';
import type { Player } from '../../renderer/src/player/player.ts';
import { openChromium } from './hosts/browser.ts';

/** The player by itself, on films whose frames show their number. */
const test = base.extend<{ filmPage: Page }, { pages: PlayerPage }>({
  pages: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'rangefinder-films-'));
      writeFilms(folder);
      const pages = await openPlayerPage(folder);
      await use(pages);
      await pages.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  filmPage: async ({}, use) => {
    const browser = await openChromium();
    await use(await browser.newPage());
    await browser.close();
  },
});

type PlayerWindow = Window & { player: Player };

const [evenFilm = films[0]] = films;
const someFilm = evenFilm as Film;

const frameNow = (page: Page) =>
  page.evaluate(() => (window as unknown as PlayerWindow).player.clock.frame());

for (const film of films) {
  test(`every step in ${film.name} shows the frame it is said to @page`, async ({ pages, filmPage }) => {
    await openFilm(filmPage, pages.player(film.name), film);
    expect(await stepAtRandom(filmPage, film, 12)).toEqual([]);
  });
}

test('steps that are made faster than frames can be shown end on the right one @page', async ({
  pages,
  filmPage,
}) => {
  await openFilm(filmPage, pages.player(someFilm.name), someFilm);
  await stepBy(filmPage, [30, 30, -1, 30, -7, 1, 1], 84);
  // On its way the picture may pass over frame 30, which the element was asked for first.
  await expect.poll(() => numberOnScreen(filmPage, someFilm)).toBe(84);
  for (let look = 0; look < 5; look++) expect(await numberOnScreen(filmPage, someFilm)).toBe(84);
});

test('a span that is played stops on its last frame @page', async ({ pages, filmPage }) => {
  await openFilm(filmPage, pages.player(someFilm.name), someFilm);
  const last = 60;
  await filmPage.evaluate(() => {
    const { player } = window as unknown as PlayerWindow;
    player.setRate(4);
    player.seek(1_000);
    player.playRange({ startMs: 1_000, endMs: 2_002 });
  });
  await filmPage.waitForFunction(() => {
    const { player } = window as unknown as PlayerWindow;
    return !player.status().playing && !player.onItsWay() && player.position() === 2_002;
  });
  await expect.poll(() => frameNow(filmPage)).toBe(last);
  await expect.poll(() => nextOnScreen(filmPage, someFilm, -1)).toBe(last);
});

test('the frame before is on screen at once when its neighbours are ready @page', async ({
  pages,
  filmPage,
}) => {
  await openFilm(filmPage, pages.player(someFilm.name), someFilm);
  await stepBy(filmPage, [100], 100);
  // Neighbours are decoded beside the element; a step that finds one ready covers the picture in the same task.
  await filmPage.waitForFunction(() => {
    const { player } = window as unknown as PlayerWindow;
    const before = player.clock.frame() ?? 0;
    player.stepFrame(before > 100 ? -1 : 1);
    const wanted = before > 100 ? before - 1 : before + 1;
    return player.clock.frame() === wanted;
  });
});
