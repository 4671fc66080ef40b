import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Placeholders } from '../../src/engine/placeholders.ts';
import { plain, type Line } from '../../src/engine/render.ts';

/** The output of a program in a page. */
export interface Printed {
  program: string;
  /** As a terminal would print it, the command first. */
  text: string;
}

/** Presses a button of the page's panel: `run`, `undo`, `reset`, `stop`, `offer`. */
export async function press(page: Page, button: string): Promise<void> {
  // Reset asks first.
  if (button === 'reset') await page.locator('step-run [data-do=ask-reset]').click();
  await page.locator(`step-run [data-do=${button}]`).click();
}

/** Presses a button, waits until it is all over, and returns what was printed. */
export async function pressAndWait(page: Page, button: string): Promise<Printed[]> {
  await press(page, button);
  await settled(page);
  return printed(page);
}

/** Waits until nothing runs. A locator would be looked at only twice a second after a while. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('step-run[data-busy=""]') !== null,
    undefined,
    { polling: 50 },
  );
}

/** Returns the output on the panel now: each program with its lines, wrapped and indented as in a terminal. */
export async function printed(page: Page): Promise<Printed[]> {
  const blocks = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('step-run .run-block')].map((block) => ({
      program: block.dataset['program']!,
      prompt: block.querySelector('.run-prompt')!.textContent,
      lines: [...block.querySelectorAll('.run-line')].map((line) => ({
        label: line.querySelector('.label')!.textContent.replace(/(?<=.) *$/, ''),
        text: line.querySelector('.text')!.textContent,
      })),
    })),
  );
  return blocks.map(({ program, ...block }) => ({ program, text: typeset(block) }));
}

/** Returns the output of a recorded run on the panel, before anything runs: as a terminal would print it. */
export async function recordedOutput(page: Page): Promise<string> {
  const block = await page.evaluate(() => {
    const shown = document.querySelector('step-run [data-part=recorded]')!;
    return {
      prompt: shown.querySelector('.run-prompt')!.textContent,
      lines: [...shown.querySelectorAll('.run-line')].map((line) => ({
        label: line.querySelector('.label')!.textContent.replace(/(?<=.) *$/, ''),
        text: line.querySelector('.text')!.textContent.trim(),
      })),
    };
  });
  return typeset(block);
}

function typeset({ prompt, lines }: { prompt: string; lines: Omit<Line, 'tone'>[] }): string {
  const body = lines.map((line) => `${plain({ ...line, tone: 'plain' } satisfies Line)}\n`);
  return `${prompt}\n\n${body.join('')}`;
}

/** Returns the inputs of the calls on the panel, as JSON. */
export function requests(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('step-run .run-exchange pre:first-of-type')]
      .map((pre) => pre.textContent)
      .join('\n'),
  );
}

/** Compares what was printed with the recordings that the pages show. */
export function expectRecorded(
  names: Placeholders,
  outputs: readonly Printed[],
  file: 'run' | 'undo' = 'run',
): void {
  for (const { program, text } of outputs) {
    const recorded = recording(`${program}/${file}.txt`);
    const both = [names.apply(text), recorded].map(withAnyTask).map(numberedAnew);
    const [got, wanted] = both as [string, string];
    // Steps of the other tracks are recorded right after their needs. In a page more time may have passed since.
    if (got === withOldRoles(got)) expect(got, program).toBe(withOldRoles(wanted));
    else expect(got, program).toBe(wanted);
  }
}

/**
 * Returns a text whose placeholders are numbered from its own beginning: the account of a page has things in it of which a
 * recording, made on an account with the needs of the step alone, knows nothing.
 */
function numberedAnew(text: string): string {
  const seen = new Map<string, string[]>();
  return text.replace(/<([a-z]+(?:-[a-z]+)*)(?:-\d+)?>/g, (placeholder, kind: string) => {
    const those = seen.get(kind) ?? [];
    seen.set(kind, those);
    if (!those.includes(placeholder)) those.push(placeholder);
    return `<${kind}-${those.indexOf(placeholder) + 1}>`;
  });
}

/** Returns a text without the refusal, and the wait, that a role which is seconds old meets. */
function withOldRoles(text: string): string {
  return text.replace(
    /^refused .*\n(?: .*\n)*waits +0 s: what was just created.*\n(?:waits .*\n)*?waits .*: done\n/gm,
    '',
  );
}

/** Returns a text in which every task that answers is the same: accounts of another past have other ones. */
function withAnyTask(text: string): string {
  return text.replace(/\btask\s+[0-9a-f]{8}\s+in\s+us-east-1[a-f]\./g, 'task <id> in <zone>.');
}

/** The text of a recording, by its path below src/recordings. */
export function recording(file: string): string {
  return readFileSync(`src/recordings/${file}`, 'utf8');
}

/** Returns the panel's words on how things stand. */
export async function status(page: Page): Promise<string> {
  return (await page.locator('step-run .run-status').textContent())!.trim();
}

/** Goes to another page of the site in the same tab. */
export async function visit(page: Page, path: string): Promise<void> {
  const base = page.url().replace(/\/(steps|concepts|reference|start)\/.*$/, '');
  await page.goto(base + path, { waitUntil: 'load' });
}

/** The ids of the steps that the sidebar marks as done. */
export function ticks(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.sidebar-content a')]
      .filter((link) => link.querySelector('.step-mark')?.textContent.endsWith(', done'))
      .map((link) => link.pathname.split('/').at(-2)!),
  );
}
