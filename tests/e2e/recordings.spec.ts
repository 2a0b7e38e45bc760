import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Locator, Page } from '@playwright/test';
import { newId } from '#shared/domain/primitives.ts';
import { parseTimecode } from '#shared/domain/timecode.ts';
import { ExchangeReader } from '#tests/helpers/exchangeReader.ts';
import { cameras, said, tape, titles, writeRecordedProgramme } from '#tests/helpers/recordedProgramme.ts';
import { type OfficeExchange, openOfficeExchange } from './exchange.ts';
import { enrol, pull, readNext, spans } from './steps/assessor.ts';
import { readAt } from './steps/readings.ts';
import { expect, test } from './test.ts';

// Each works on several recordings, of which much is made in the background.
test.describe.configure({ timeout: 240_000 });

let exchange: OfficeExchange;
let programme: string;

test.beforeAll(async () => {
  programme = mkdtempSync(join(tmpdir(), 'rangefinder-programme-'));
  await writeRecordedProgramme(programme);
});
test.beforeEach(async () => {
  exchange = await openOfficeExchange(programme);
});
test.afterEach(async () => await exchange.remove());
test.afterAll(() => rmSync(programme, { recursive: true, force: true }));

/** Opens the first reading and waits until its front camera is known to the frame. */
async function begin(page: Page): Promise<void> {
  await enrol(page, exchange.url, await exchange.enrolCode('assessor', { certified: true }));
  await pull(page, 'Spring');
  await readNext(page, 'Spring');
  await framesKnown(page);
}

type Title = (typeof titles)[keyof typeof titles];
const video = (page: Page, title: Title) => page.locator(`video[aria-label="${title}"]`);
const show = (page: Page, title: Title) => page.getByRole('tab', { name: title }).click();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const framesKnown = (page: Page) =>
  expect(button(page, 'One frame forward')).toBeVisible({ timeout: 60_000 });

const property = <K extends keyof HTMLVideoElement>(
  element: Locator,
  name: K,
): Promise<HTMLVideoElement[K]> => element.evaluate((one, key) => (one as HTMLVideoElement)[key as K], name);
const paused = (page: Page, title: Title = titles.front) => property(video(page, title), 'paused');
const rate = (page: Page) => property(video(page, titles.front), 'playbackRate');

async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}

/** The time that a person reads, milliseconds. */
async function timeShown(page: Page): Promise<number> {
  return parseTimecode((await page.getByTestId('time').textContent()) ?? '') ?? Number.NaN;
}

async function goTo(page: Page, ms: number): Promise<void> {
  await keys(page, 'Shift+G');
  const field = page.getByRole('textbox', { name: 'Go to time' });
  await field.fill(String(ms / 1_000));
  await field.press('Enter');
  await expect.poll(() => timeShown(page)).toBe(ms);
}

/** Plays until the picture has come past a time, and stops there. @returns where */
async function playPast(page: Page, ms: number): Promise<number> {
  await keys(page, 'Space');
  await past(page, ms);
  await keys(page, 'k');
  await stopped(page);
  // The last frame may still be on its way to the screen.
  let at = Number.NaN;
  await expect
    .poll(
      async () => {
        const before = at;
        at = await timeShown(page);
        return at === before;
      },
      { intervals: [300] },
    )
    .toBe(true);
  return at;
}

/** Waits, looking at every frame, until the front camera has come past a time. */
async function past(page: Page, ms: number): Promise<void> {
  await page.waitForFunction(
    ([title, seconds]) =>
      (document.querySelector<HTMLVideoElement>(`video[aria-label="${title}"]`)?.currentTime ?? 0) > seconds,
    [titles.front, ms / 1_000] as const,
  );
}

/** Waits until it stopped by itself. */
async function stopped(page: Page, title: Title = titles.front): Promise<void> {
  await expect.poll(() => paused(page, title), { timeout: 30_000 }).toBe(true);
}

/** The stretches of an item that the summary says were not watched, milliseconds; undefined if it is not listed. */
async function unwatched(page: Page, title: Title): Promise<number[][] | undefined> {
  await keys(page, 'Control+Enter');
  const dialog = page.getByRole('dialog');
  // That of the others is always there.
  await expect(dialog.getByRole('listitem').filter({ hasText: titles.tape })).toBeVisible();
  const item = dialog.getByRole('listitem').filter({ hasText: title });
  if ((await item.count()) === 0) return undefined;
  const lines = await item.getByRole('button', { name: /^Play / }).allTextContents();
  return lines.map((line) => line.split('–').map((time) => parseTimecode(time) ?? Number.NaN));
}

/** Whether times that are told to the second are those of the milliseconds, give or take a frame. */
function expectAbout(told: number[][] | undefined, exact: number[][]): void {
  expect(told?.length).toBe(exact.length);
  for (const [at, ms] of (told ?? []).flat().entries())
    expect(Math.abs(ms + 500 - (exact.flat()[at] ?? 0))).toBeLessThanOrEqual(700);
}

test('what was watched is known to the stretch, and still after the power went', async ({ start }) => {
  const first = await start();
  const { page } = first;
  await begin(page);
  await keys(page, '=', '=', '=', '=');
  expect(await rate(page)).toBe(2);
  const left = await playPast(page, 2_000);
  await goTo(page, 18_000);
  const leftAgain = await playPast(page, 19_000);
  expectAbout(await unwatched(page, titles.front), [
    [left, 18_000],
    [leftAgain, cameras.lengthMs],
  ]);

  const play = page.getByRole('dialog').getByRole('button', { name: /^Play / });
  await play.first().click();
  await expect.poll(() => paused(page)).toBe(false);
  await stopped(page);
  expectAbout(await unwatched(page, titles.front), [[leftAgain, cameras.lengthMs]]);
  await play.first().click();
  await expect.poll(() => paused(page)).toBe(false);
  await stopped(page);
  expect(await unwatched(page, titles.front)).toBeUndefined();
  await first.kill();

  const again = await start();
  await readNext(again.page, 'Spring');
  expect(await unwatched(again.page, titles.front)).toBeUndefined();
  await expect(again.page.getByRole('dialog').getByText(titles.back)).toBeVisible();
});

/** The times of the element while it plays through a loop, until it began anew so often. */
function timesOfLoop(page: Page, turns: number): Promise<number[]> {
  return video(page, titles.front).evaluate((element, wanted) => {
    const one = element as HTMLVideoElement;
    return new Promise<number[]>((resolve) => {
      const times: number[] = [];
      let turned = 0;
      const look = () => {
        const ms = one.currentTime * 1_000;
        if (ms < (times.at(-1) ?? 0)) turned++;
        times.push(ms);
        if (turned < wanted) requestAnimationFrame(look);
        else resolve(times);
      };
      look();
    });
  }, turns);
}

/** Whether anything light is in the picture that is on the screen. */
async function isLight(page: Page, title: Title): Promise<boolean> {
  const image = await loadImage(await video(page, title).screenshot());
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const [x, y] = [Math.floor(image.width / 3), Math.floor(image.height / 2)];
  return context.getImageData(x, y, 40, 40).data.some((value, at) => at % 4 < 3 && value > 100);
}

test('the shuttle, a loop and a span play what they are told to', async ({ start }) => {
  const { page } = await start();
  await begin(page);
  for (const speed of [1, 2, 4]) {
    await keys(page, 'l');
    expect(await rate(page)).toBe(speed);
  }
  expect(await property(video(page, titles.front), 'preservesPitch')).toBe(true);
  await keys(page, 'k');
  await stopped(page);
  await goTo(page, 8_000);
  await keys(page, 'j');
  await expect.poll(() => timeShown(page)).toBeLessThan(7_500);
  await keys(page, 'k');
  const back = await timeShown(page);
  await expect.poll(() => property(video(page, titles.front), 'seeking')).toBe(false);
  expect(await timeShown(page)).toBe(back);
  await keys(page, '-', '-', '-', '-', '-');
  expect(await rate(page)).toBe(0.1);
  await keys(page, ...Array<string>(12).fill('='));
  expect(await rate(page)).toBe(4);
  await keys(page, '`');
  expect(await rate(page)).toBe(1);

  await goTo(page, 2_000);
  await keys(page, 'i');
  await goTo(page, 3_000);
  await keys(page, 'o', 'a');
  await expect(spans(page)).toHaveText([/00:02–00:03/]);
  await goTo(page, 2_400);
  await keys(page, 'Shift+L', 'Space');
  const times = await timesOfLoop(page, 2);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(1_999);
  // The element goes on while the seek back is on its way.
  expect(Math.max(...times)).toBeLessThan(3_000 + 8 * cameras.frameMs);
  await keys(page, 'k', 'Shift+L');
  // From elsewhere, so that only the span played to its end leads to it.
  await goTo(page, 1_000);
  await keys(page, 'Shift+Space');
  await expect.poll(() => timeShown(page)).toBe(3_000);
  await stopped(page);
});

const offsetShown = (page: Page) => page.getByRole('toolbar', { name: 'Second camera' });

/** How far the second camera is ahead of the first while both play, milliseconds; both are asked at once. */
const aheadPlaying = (page: Page) =>
  page.evaluate(
    (names) => {
      const [first = 0, second = 0] = names.map(
        (name) => document.querySelector<HTMLVideoElement>(`video[aria-label="${name}"]`)?.currentTime,
      );
      return (second - first) * 1_000;
    },
    [titles.front, titles.back],
  );

/** From now on every frame of the second camera that comes on screen is written beside it. */
const noteFrames = (page: Page) =>
  video(page, titles.back).evaluate((element) => {
    const one = element as HTMLVideoElement;
    const note = (_at: number, { mediaTime }: VideoFrameCallbackMetadata) => {
      one.dataset.frameOnScreen = String(mediaTime);
      one.requestVideoFrameCallback(note);
    };
    one.requestVideoFrameCallback(note);
  });

/**
 * How far the frame of the second camera is ahead of the one on screen, milliseconds. Where it was stopped while it
 * played its own time may have passed on to a frame that never came on screen.
 */
async function aheadAtRest(page: Page): Promise<number> {
  const { frameMs } = cameras;
  const second = await video(page, titles.back).evaluate((element) => {
    const { dataset, currentTime } = element as HTMLVideoElement;
    return Number(dataset.frameOnScreen ?? currentTime) * 1_000;
  });
  return Math.floor((second + 1) / frameMs) * frameMs - (await timeShown(page));
}

const inStepAtRest = (page: Page) =>
  expect.poll(() => aheadAtRest(page), { timeout: 30_000 }).toBe(cameras.secondLaterMs);
const inStepPlaying = (page: Page) =>
  expect
    .poll(async () => Math.abs((await aheadPlaying(page)) - cameras.secondLaterMs), {
      timeout: 30_000,
      intervals: [20],
    })
    .toBeLessThan(1.5 * cameras.frameMs);

test('two cameras show the same moment, at rest and while they play', async ({ start }) => {
  const { page } = await start();
  await begin(page);
  await goTo(page, cameras.flashMs);
  expect(await isLight(page, titles.front)).toBe(true);
  await keys(page, 'Shift+P', 'Alt+Backslash');
  await button(page, 'Second camera one second forward').click();
  for (let i = 0; i < 5; i++) await button(page, 'Second camera one frame back').click();
  await keys(page, 'Alt+Backslash');
  await expect(offsetShown(page)).toContainText('+00:00:00.800');
  await keys(page, 'Alt+Period');
  await expect(offsetShown(page)).toContainText('+00:00:00.840');
  await keys(page, 'Alt+Comma');
  await expect(offsetShown(page)).toContainText('+00:00:00.800');
  await expect.poll(() => isLight(page, titles.back)).toBe(true);
  await keys(page, ',');
  await expect.poll(() => isLight(page, titles.front)).toBe(false);
  await expect.poll(() => isLight(page, titles.back)).toBe(false);

  await noteFrames(page);
  await goTo(page, 1_000);
  await inStepAtRest(page);
  await keys(page, 'Space');
  await past(page, 2_000);
  expect(await paused(page, titles.back)).toBe(false);
  await inStepPlaying(page);
  await keys(page, 'Control+ArrowRight');
  await past(page, 12_000);
  await inStepPlaying(page);
  await keys(page, 'k');
  await stopped(page, titles.back);
  await inStepAtRest(page);

  await keys(page, 'Alt+Shift+Q');
  await readNext(page, 'Spring');
  await framesKnown(page);
  await goTo(page, 3_000);
  await keys(page, 'Shift+P');
  await expect(offsetShown(page)).toContainText('+00:00:00.800');
  await inStepAtRest(page);
});

const captionsShown = (page: Page) =>
  video(page, titles.front).evaluate((element) =>
    [...(element as HTMLVideoElement).textTracks]
      .filter(({ mode }) => mode === 'showing')
      .flatMap(({ activeCues }) => [...(activeCues ?? [])].map((cue) => (cue as VTTCue).text)),
  );

/** How the host answers for a part of a file. */
const askedFor = (page: Page, address: string, range: string) =>
  page.evaluate(
    async ([url, wanted]) => {
      const answer = await fetch(url, { headers: { range: wanted } });
      return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
    },
    [address, range] as const,
  );

async function isServed(page: Page, title: Title, names: readonly string[]): Promise<void> {
  const address = ((await video(page, title).getAttribute('src')) ?? '').replace(/\/proxy$/, '');
  for (const name of names) {
    const there = () => askedFor(page, `${address}/${name}`, 'bytes=0-');
    await expect.poll(async () => (await there()).status, { timeout: 60_000 }).toBe(206);
    expect(await askedFor(page, `${address}/${name}`, 'bytes=2-5')).toEqual({ status: 206, bytes: 4 });
  }
}

test('captions beside and inside of a recording, and a recording of sound alone', async ({ start }) => {
  const { page } = await start();
  await begin(page);
  await isServed(page, titles.front, ['frames', 'peaks', 'thumbnails', 'captions-0']);
  await goTo(page, 3_000);
  await expect.poll(() => captionsShown(page)).toEqual([said.beside]);
  await keys(page, 'Shift+C');
  await expect.poll(() => captionsShown(page)).toEqual([]);
  await button(page, 'Captions').click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect.poll(() => captionsShown(page)).toEqual([said.embedded]);
  await keys(page, 'Shift+C');
  await expect.poll(() => captionsShown(page)).toEqual([]);

  await show(page, titles.sound);
  await isServed(page, titles.sound, ['peaks']);
  await expect(button(page, 'Play')).toBeVisible();
  await expect(button(page, /One frame/)).toHaveCount(0);
  await keys(page, 'Space');
  await expect.poll(() => timeShown(page)).toBeGreaterThan(500);
  await keys(page, 'm', 'a');
  await expect(spans(page)).toHaveText([/^00:0\dA$/]);
  await keys(page, 'k', 'i', 'ArrowRight', 'o', 'b');
  await expect(spans(page)).toHaveCount(2);
});

test('a recording that no browser plays is copied, and marked at the times of the original', async ({
  start,
}) => {
  const { page } = await start();
  await begin(page);
  await show(page, titles.tape);
  const note = page.getByRole('region', { name: titles.tape });
  await expect(note).toContainText('A copy of “Old tape” that can be played is being made');
  await expect(note).toContainText('Its container (mpeg) is not one the player reads');
  await expect(note.getByRole('progressbar')).toBeVisible();
  await button(page, 'Cancel the copy').click();
  await expect(note).toContainText('“Old tape” has no copy that can be played');
  await button(page, 'Make it again').click();
  await expect(note).toContainText('is being made');
  await expect(video(page, titles.tape)).toBeVisible({ timeout: 60_000 });
  await framesKnown(page);
  await isServed(page, titles.tape, ['proxy', 'frames', 'peaks', 'thumbnails']);

  await goTo(page, tape.pictureMs + tape.soundBeforeMs);
  await expect.poll(() => isLight(page, titles.tape)).toBe(true);
  await keys(page, ',');
  await expect.poll(() => isLight(page, titles.tape)).toBe(false);
  await keys(page, '.', 'm', 'a');
  await expect(spans(page)).toHaveText(['00:05A']);
  await expect(page.getByRole('slider', { name: 'Position in the recording' })).toHaveCount(1);
});

test('an auditor compares two readings over the copy of a recording that no browser plays', async ({
  start,
}) => {
  const names: string[] = [];
  for (const place of [0, 3]) {
    const code = await exchange.enrolCode('assessor', { certified: true });
    const reader = await ExchangeReader.enrol(exchange.url, code);
    const manifest = await reader.claim('Spring');
    // Everyone has an order of their own: only who reads all of it certainly meets the other.
    for (const submission of manifest.submissions) {
      const item = submission.evidence.find(({ title }) => title === titles.tape);
      if (!item) throw new Error('the programme has no tape');
      const criterionIds = manifest.rubric.criteria.slice(0, 1).map(({ id }) => id);
      const span = { kind: 'time', evidenceId: item.id, startMs: 1_000, endMs: 3_000 } as const;
      const mark = { id: newId(), criterionIds, levelId: null, span, note: 'On the tape.' };
      await readAt(reader, { manifest, submission }, { place, annotations: [mark] });
    }
    names.push(reader.enrolled.pseudonym);
  }
  const { page } = await start();
  await enrol(page, exchange.url, await exchange.enrolCode('auditor'));
  await page.getByRole('link', { name: 'Agreement' }).click();
  const parts = page.getByRole('navigation', { name: 'Parts of the desk' });
  await parts.getByRole('link', { name: 'Adjudication' }).click();
  const waiting = page.getByRole('table', { name: 'Readings that differ' });
  await waiting
    .getByRole('row')
    .filter({ hasText: names[0] ?? '' })
    .first()
    .getByRole('link')
    .click();
  const note = page.getByRole('region', { name: titles.tape });
  await expect(note).toContainText('is being made');
  await expect(video(page, titles.tape)).toBeVisible({ timeout: 60_000 });
  await page
    .getByRole('region', { name: 'The two spans that explain it' })
    .getByRole('button', { name: /^Play / })
    .first()
    .click();
  await expect.poll(() => property(video(page, titles.tape), 'currentTime')).toBeGreaterThan(1);
  expect(await video(page, titles.tape).getAttribute('src')).toMatch(/\/proxy$/);
});
