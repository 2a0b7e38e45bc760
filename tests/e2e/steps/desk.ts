import { expect, type Page } from '@playwright/test';

/** Decides on the submission whose readings stand side by side: every criterion at one level. */
export async function decideAll(page: Page, level: number, why: string): Promise<void> {
  const decide = page.getByRole('region', { name: 'Decide', exact: true });
  await expect(decide.getByRole('radiogroup').first()).toBeVisible();
  await expect(decide.getByRole('button', { name: 'Sign the decision' })).toBeDisabled();
  for (const row of await decide.getByRole('radiogroup').all())
    await row.getByText(String(level), { exact: true }).click();
  await decide.getByLabel('Why you decide so').fill(why);
  await decide.getByRole('button', { name: 'Sign the decision' }).click();
  await expect(page.getByText(/Decided (by|here by)/)).toBeVisible();
}

export async function openDesk(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Agreement' }).click();
  await expect(page.getByRole('table', { name: 'Overview' })).toBeVisible();
}

export const part = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the desk' })
    .getByRole('link', { name, exact: true })
    .click();
