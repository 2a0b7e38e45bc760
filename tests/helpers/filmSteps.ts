import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import type { Player } from '../../renderer/src/player/player.ts';
import { bits, block, type Film, filmHeight } from './numberedFilm.ts';

type PlayerWindow = Window & { player: Player };

/** The size of a window in which a film’s pixels are the screen’s. */
export function filmSize({ rotate }: Film): { width: number; height: number } {
  const [width, height] = [bits * block, filmHeight];
  return rotate === undefined ? { width, height } : { width: height, height: width };
}

/** The number in the picture that is on the screen, read from its pixels. */
export async function numberOnScreen(page: Page, film: Film): Promise<number> {
  const { width, height } = filmSize(film);
  const image = await loadImage(await page.screenshot());
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  let number = 0;
  for (let bit = 0; bit < bits; bit++) {
    const along = bit * block + block / 2;
    // Turned to the left, what was first is at the bottom.
    const [x, y] = film.rotate === undefined ? [along, height / 2] : [width / 2, height - along];
    if ((context.getImageData(x, y, 1, 1).data[0] ?? 0) > 128) number += 2 ** bit;
  }
  return number;
}

/** Opens a film in the player and waits until it knows its frames and shows the first. */
export async function openFilm(page: Page, url: string, film: Film): Promise<void> {
  await page.setViewportSize(filmSize(film));
  await page.goto(url);
  await page.waitForFunction(() => {
    const { player } = window as unknown as PlayerWindow;
    return player?.status().exact && (document.querySelector('video')?.readyState ?? 0) >= 2;
  });
}

/** Steps without waiting in between; waits until the player says that it shows the last of them. */
export async function stepBy(page: Page, steps: readonly number[], frame: number): Promise<void> {
  await page.evaluate((all) => {
    for (const step of all) (window as unknown as PlayerWindow).player.stepFrame(step);
  }, steps);
  await page.waitForFunction(
    (wanted) => (window as unknown as PlayerWindow).player.clock.frame() === wanted,
    frame,
    { timeout: 30_000 },
  );
}

/** Numbers from 0 to 1 that are the same in every run (Lehmer’s generator, as MINSTD). */
function* evenly(): Generator<number, never> {
  for (let state = 42; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

/** Random steps of ±1…±30 frames that stay inside of a film. */
export function randomSteps(frames: number, count: number): { step: number; frame: number }[] {
  const random = evenly();
  const steps: { step: number; frame: number }[] = [];
  let frame = 0;
  while (steps.length < count) {
    const size = 1 + Math.floor(random.next().value * 30);
    const step = random.next().value < 0.5 ? -size : size;
    if (frame + step < 0 || frame + step >= frames) continue;
    frame += step;
    steps.push({ step, frame });
  }
  return steps;
}

const mostLooks = 20;

/**
 * The number on the screen once it is no longer the one from before: the screen is drawn a little after the player has
 * a frame to draw, the later the busier the machine.
 */
export async function nextOnScreen(page: Page, film: Film, before: number): Promise<number> {
  let seen = before;
  for (let look = 0; look < mostLooks && seen === before; look++) seen = await numberOnScreen(page, film);
  return seen;
}

/** Steps through a film at random. @returns where the picture was another than the player said */
export async function stepAtRandom(page: Page, film: Film, count: number): Promise<string[]> {
  const wrong: string[] = [];
  let before = 0;
  for (const { step, frame } of randomSteps(film.frames, count)) {
    await stepBy(page, [step], frame);
    const seen = await nextOnScreen(page, film, before);
    if (seen !== frame) wrong.push(`${film.name}: by ${step} to frame ${frame}, and the picture is ${seen}`);
    before = frame;
  }
  return wrong;
}
