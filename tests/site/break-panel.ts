import type { Page } from 'playwright-core';
import { printed } from './run-panel.ts';

/** Turns a switch of what shall go wrong, on or off. */
export async function turn(page: Page, breakage: string): Promise<void> {
  const control = page.locator(`input[name=break][value=${breakage}]`);
  if (!(await control.isVisible())) await page.locator('.run-break > summary').click();
  await control.click();
}

/** The label of the button that is offered, where one is. */
export async function offered(page: Page): Promise<string | undefined> {
  const button = page.locator('step-run [data-do=offer]');
  return (await button.isVisible()) ? (await button.textContent())! : undefined;
}

/** All that is printed, in one line: a terminal breaks the lines of a message. */
export async function output(page: Page): Promise<string> {
  return (await printed(page)).map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
}
