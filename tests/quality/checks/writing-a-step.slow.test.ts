import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SUMMARY } from '../../../quality/harness/summary.ts';
import { copyProject } from '../../../quality/mutation/copy.ts';

// Records and checks the whole tutorial, in a copy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const GUIDE = readFileSync('docs/writing-a-step.md', 'utf8');
const folder = join(mkdtempSync(join(tmpdir(), 'fargate-guide-')), 'copy');

beforeAll(() => copyProject(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The code block that the guide shows under the name of a file. */
function shown(file: string): string {
  const start = GUIDE.indexOf(`\n\`${file}\`\n\n\`\`\``);
  if (start < 0) throw new Error(`expected a code block of ${file} in docs/writing-a-step.md`);
  const block = GUIDE.slice(GUIDE.indexOf('```', start));
  return block.slice(block.indexOf('\n') + 1, block.indexOf('\n```') + 1);
}

/** Puts each line with a plus below the line before it, as a reader would. */
function applied(text: string, diff: string): string {
  let [lines, above] = [text.split('\n'), ''];
  for (const line of diff.trimEnd().split('\n')) {
    const content = line.slice(1);
    if (line.startsWith('+')) {
      const at = lines.indexOf(above);
      if (at < 0) throw new Error(`expected the line "${above}"`);
      lines = [...lines.slice(0, at + 1), content, ...lines.slice(at + 1)];
    }
    above = content;
  }
  return lines.join('\n');
}

function inCopy(file: string): string {
  return join(folder, file);
}

/** Runs a command as npm would, and returns what it printed, whether it failed or not. */
function typed(command: string): { output: string; ok: boolean } {
  const environment = {
    ...process.env,
    PATH: `${resolve('node_modules/.bin')}:${process.env['PATH']}`,
  };
  delete (environment as Record<string, string>)['CI'];
  try {
    const output = execFileSync('sh', ['-c', command], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });
    return { output, ok: true };
  } catch (error) {
    return { output: String((error as { stdout?: unknown }).stdout), ok: false };
  }
}

test('the guide, followed to the letter, adds a step in three edits', () => {
  const step = 'scripts/steps/create-archive.ts';
  writeFileSync(inCopy(step), shown(step));
  const list = 'scripts/steps/index.ts';
  writeFileSync(inCopy(list), applied(readFileSync(inCopy(list), 'utf8'), shown(list)));
  const page = 'src/content/docs/steps/create-archive.mdx';
  writeFileSync(inCopy(page), shown(page));

  // The check names what is missing, and how each is mended.
  const first = typed('npm run --silent check');
  expect(first.ok).toBe(false);
  const commands = GUIDE.slice(GUIDE.indexOf('## The rest is commands'))
    .split('\n')
    .filter((line) => /^npm (pkg set|run record)/.test(line));
  expect(commands).toHaveLength(3);
  for (const command of commands) expect(first.output).toContain(command);

  for (const command of [...commands, 'npm run --silent check']) {
    const { ok, output } = typed(command);
    expect(ok, output).toBe(true);
  }
  expect(readFileSync(inCopy(SUMMARY), 'utf8')).toContain('### create-archive: ');
});
