import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SUMMARY } from '../../../quality/harness/summary.ts';
import { Guide } from './follow-guide.ts';

// Records and checks the whole tutorial, in a copy.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 });

const guide = new Guide('docs/writing-a-step.md');
beforeAll(() => guide.open());
afterAll(() => guide.close());

test('the guide, followed to the letter, adds a step in three edits', () => {
  guide.write('scripts/steps/create-archive.ts');
  guide.edit('scripts/tracks/core.ts');
  guide.write('src/content/docs/steps/create-archive.mdx');

  const [check, ...commands] = guide.commands;
  expect(commands).toHaveLength(4);
  // The check names what is missing, and how each is mended.
  const first = guide.type(check!);
  expect(first.ok).toBe(false);
  for (const command of commands.slice(0, 3)) expect(first.output).toContain(command);

  for (const command of commands) {
    const { ok, output } = guide.type(command);
    expect(ok, output).toBe(true);
  }
  expect(guide.read(SUMMARY)).toContain('### create-archive: ');
});
