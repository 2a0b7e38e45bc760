import type { Page } from '@playwright/test';
import { expectAccessible } from './steps/accessible.ts';
import { annotate, chooseLevel, enrol, play, submit } from './steps/assessor.ts';
import { expect, test } from './test.ts';

// Five workstations and an exchange, and four readings of a video.
test.describe.configure({ timeout: 300_000 });

const name = 'Range finding in autumn';

const toSessions = (page: Page) => page.getByRole('link', { name: 'Calibration', exact: true }).click();

async function openTheSession(page: Page): Promise<void> {
  await toSessions(page);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** A lead opens a session over one video that is no anchor yet, with everybody who scores. */
async function openSession(page: Page, members: number): Promise<void> {
  await toSessions(page);
  await page.getByRole('link', { name: 'Open a session' }).click();
  await page.getByLabel('Name of the session').fill(name);
  const submissions = page.getByRole('group', { name: /^Submissions/ });
  await submissions.getByRole('searchbox').fill('Video');
  await submissions
    .getByRole('checkbox', { description: /^Video/ })
    .first()
    .check();
  const people = page.getByRole('group', { name: /^Members/ });
  for (const person of await people.getByRole('checkbox', { description: 'peer reviewer' }).all())
    await person.check();
  await expect(people).toContainText(`Members: ${members} chosen`);
  await page.getByRole('button', { name: 'Open the session' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** Claims the session’s batch and opens its one submission. */
async function begin(page: Page): Promise<void> {
  await openTheSession(page);
  await page.getByRole('button', { name: 'Claim and download' }).click();
  const submission = page.getByRole('table', { name: 'Submissions to score' }).getByRole('link').first();
  await submission.click();
  await expect(page.getByRole('button', { name: 'Submit reading' })).toBeVisible();
  await expect(page.locator('video').first()).toBeVisible({ timeout: 60_000 });
}

/** Marks a moment for A and gives every criterion one level. */
async function score(page: Page, level: number, note: string): Promise<void> {
  await play(page);
  await annotate(page, 'a', note);
  await page.keyboard.press('Space');
  for (const letter of ['A', 'B', 'C', 'D']) {
    await chooseLevel(page, letter, level);
    if (letter !== 'A')
      await page.getByRole('checkbox', { name: `No evidence observed for ${letter}` }).check();
  }
  await submit(page);
  await expect(page.getByRole('button', { name: 'Submit reading' })).toHaveCount(0);
}

test('four reviewers and a lead go from an open session to a signed consensus, one of them offline in the middle', async ({
  start,
  startAnother,
  exchange,
}) => {
  const lead = (await start()).page;
  await enrol(lead, exchange.url, await exchange.enrolCode('lead'));
  const reviewers: Page[] = [];
  for (let i = 0; i < 4; i++) {
    const { page } = await startAnother();
    await enrol(page, exchange.url, await exchange.enrolCode('reviewer'));
    await expect(page.getByRole('link', { name: 'Queue', exact: true })).toBeVisible();
    reviewers.push(page);
  }
  const [ann, ben, cleo, dan] = reviewers as [Page, Page, Page, Page];
  await openSession(lead, 4);
  await expectAccessible(lead);
  const members = lead.getByRole('list', { name: 'Members' });
  await expect(members.getByRole('listitem')).toHaveText([/0 of 1/, /0 of 1/, /0 of 1/, /0 of 1/]);

  // Everybody scores blind; the exchange goes away before the last of them submits.
  const levels = [2, 2, 3] as const;
  for (const [i, page] of [ann, ben, cleo].entries()) {
    await begin(page);
    await score(page, levels[i] ?? 2, `Moment of ${i}.`);
  }
  await begin(dan);
  await exchange.stop();
  await score(dan, 4, 'Moment of the last.');
  await openTheSession(dan);
  await expect(dan.getByText('The exchange cannot be reached')).toBeVisible();
  await exchange.start();
  // It comes by itself, as soon as the exchange is back.
  await expect(lead.getByText('Everybody is ready.')).toBeVisible({ timeout: 90_000 });
  await openTheSession(ann);
  await expect(ann.getByText('You have scored everything.')).toBeVisible();
  await expect(ann.getByRole('region', { name: 'What everybody gave' })).toHaveCount(0);
  await expectAccessible(ann);

  // The reveal reaches whoever has the session open, without a click.
  await lead.getByRole('button', { name: 'Reveal', exact: true }).click();
  await lead.getByText('Show everybody what everybody gave?').waitFor();
  await lead.getByRole('button', { name: 'Reveal', exact: true }).click();
  const given = (page: Page) => page.getByRole('region', { name: 'What everybody gave' });
  await expect(given(ann)).toBeVisible({ timeout: 30_000 });
  await openTheSession(ben);
  await expect(members.getByText('here now').first()).toBeVisible({ timeout: 30_000 });
  const strip = given(ann).getByRole('img', { name: /^A / });
  await expect(strip).toHaveAccessibleName(/\. \S+ 2, \S+ 2, \S+ 3, \S+ 4$/);
  await expect(given(ann)).toContainText('over one submission that two or more of 4 readers scored');
  await expect(
    ann.getByRole('region', { name: 'What each of them marked' }).getByRole('listitem'),
  ).toHaveCount(4);
  await expectAccessible(ann);

  // What one says is tied to its moment, and is there for the others at once.
  await ann.getByLabel('Say something').fill('She waits four seconds here.');
  await ann.getByRole('button', { name: 'Sign and send' }).click();
  const note = ben.getByRole('region', { name: 'Notes' }).getByText('She waits four seconds here.');
  await expect(note).toBeVisible({ timeout: 30_000 });

  // However much is said, the picture keeps its size; the rest is scrolled to.
  await ann.setViewportSize({ width: 1024, height: 700 });
  const picture = await ann.locator('video').first().boundingBox();
  expect(picture?.height).toBeGreaterThan(300);

  // The lead stops at a moment and brings everybody there.
  const playing = (page: Page) =>
    page
      .locator('video')
      .first()
      .evaluate((video: HTMLVideoElement) => video.currentTime);
  await given(lead).getByRole('button', { name: /^00:/ }).first().click();
  await expect.poll(() => playing(lead), { timeout: 30_000 }).toBeGreaterThan(0.2);
  await lead.getByRole('button', { name: 'Bring everyone here' }).click();
  await expect.poll(() => playing(ben), { timeout: 30_000 }).toBeGreaterThan(0.1);

  // A second vote, and the consensus with what justifies it.
  await openTheSession(dan);
  const vote = dan.getByRole('region', { name: 'Second vote' });
  for (const criterion of await vote.getByRole('radiogroup').all())
    await criterion.getByText('2', { exact: true }).click();
  await vote.getByRole('button', { name: 'Sign the vote' }).click();
  await expect(vote.getByText('You have voted.')).toBeVisible({ timeout: 30_000 });
  await expect(given(ann).getByText('After the second vote')).toBeVisible({ timeout: 30_000 });
  const settle = lead.getByRole('region', { name: 'Settle the consensus' });
  await settle.getByRole('checkbox').first().check();
  const nothing = settle.getByRole('checkbox', { name: 'No evidence observed' });
  for (const i of [1, 2, 3]) await nothing.nth(i).check();
  await settle.getByLabel('Why this level on A').fill('One question in three is answered by a student.');
  await settle.getByLabel('Why these levels').fill('Questions, but the answers end with her.');
  await settle.getByRole('button', { name: 'Sign the consensus' }).click();
  for (const page of [ann, ben, dan]) {
    const consensus = page.getByRole('region', { name: 'Consensus', exact: true });
    await expect(consensus).toContainText('Questions, but the answers end with her.', { timeout: 30_000 });
    await expect(consensus).toContainText(/A 2 .*One question in three is answered by a student\./);
  }
  await expectAccessible(lead);
  await lead.getByRole('button', { name: 'Close the session' }).click();
  await lead.getByText('Every submission is settled.').waitFor();
  await lead.getByRole('button', { name: 'Close the session' }).click();
  await expect(ann.getByText('· closed')).toBeVisible({ timeout: 30_000 });
  await expect(ann.getByLabel('Say something')).toHaveCount(0);
});
