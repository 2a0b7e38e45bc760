import { expect, type Page } from '@playwright/test';
import { chooseLevel, pull, readNext } from './assessor.ts';

/** Reading batches of short texts that say their own level, or that nobody knows it. */

export const toQueue = (page: Page) => page.getByRole('link', { name: 'Queue', exact: true }).click();
export const toQualification = (page: Page) =>
  page.getByRole('link', { name: 'Qualification', exact: true }).click();

/** The level a text says; not a number where it says that nobody knows. */
export const levelSaid = (text: string) => Number(/level (\d)/.exec(text)?.[1]);

interface Batch {
  name: string;
  /** Texts in it. */
  texts: number;
  /** The level to give for what a text says. */
  levelOf: (text: string) => number;
  /** Whether the last text says that it ends a set. */
  isSet?: boolean;
}

/** Claims a batch and scores each of its texts at one level. */
export async function readTexts(page: Page, { name, texts, levelOf, isSet = false }: Batch): Promise<void> {
  await toQueue(page);
  await pull(page, name);
  for (let left = texts; left > 0; left--) {
    await readNext(page, name);
    const text = await page
      .getByText(/^(Everything in this text|Nobody knows)/)
      .first()
      .innerText();
    for (const letter of ['A', 'B']) {
      await chooseLevel(page, letter, levelOf(text));
      await page.getByRole('checkbox', { name: `No evidence observed for ${letter}` }).check();
    }
    await page.getByRole('button', { name: 'Submit reading' }).click();
    const confirm = page.getByRole('button', { name: 'Confirm and submit' });
    await expect(confirm).toBeFocused();
    await expect(page.getByText('This is the last of the set.')).toHaveCount(isSet && left === 1 ? 1 : 0);
    await confirm.press('Enter');
    await expect(page.getByRole('button', { name: 'Submit reading' })).toHaveCount(0);
    await toQueue(page);
  }
}
