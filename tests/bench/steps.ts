import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromium } from '#tests/e2e/hosts/browser.ts';
import { openFilm, stepAtRandom } from '#tests/helpers/filmSteps.ts';
import { films, writeFilms } from '#tests/helpers/numberedFilm.ts';
import { openPlayerPage } from '#tests/helpers/playerPage.ts';
import type { Bench, Measure } from './measure.ts';

const allSteps = 1_000;

async function measure(folder: string): Promise<Measure[]> {
  writeFilms(folder);
  const pages = await openPlayerPage(folder);
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    const wrong: string[] = [];
    for (const [index, film] of films.entries()) {
      await openFilm(page, pages.player(film.name), film);
      const share = Math.floor(allSteps / films.length) + (index < allSteps % films.length ? 1 : 0);
      wrong.push(...(await stepAtRandom(page, film, share)));
    }
    for (const line of wrong) console.error(line);
    const value = allSteps - wrong.length;
    return [{ ...claim, value, baseline: allSteps, ratio: value / allSteps }];
  } finally {
    await browser.close();
    await pages.close();
  }
}

const claim = {
  name: 'steps',
  against: 'the steps that were asked for',
  target: 1,
  better: 'higher',
  unit: 'frames',
} as const;

/**
 * Random steps of ±1…±30 frames over recordings of every kind whose frames show their number; counts those after which
 * the number read from the pixels of the screen is the frame’s.
 */
export const steps: Bench = {
  name: 'steps',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
    try {
      return await measure(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
