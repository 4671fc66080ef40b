import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAILURE_MODES } from '../../../quality/mutation/failure-modes.ts';
import { generateMutants } from '../../../quality/mutation/generate-mutants.ts';
import { editedBy, type Mutant } from '../../../quality/mutation/mutant.ts';

const texts = new Map<string, string>();

function read(file: string): string {
  if (!texts.has(file)) texts.set(file, existsSync(file) ? readFileSync(file, 'utf8') : '');
  return texts.get(file)!;
}

// They are judged one by one for hours, and each breaks what is there by the words that stand there.
test.each([
  ['failure mode', FAILURE_MODES],
  ['generated mutant', generateMutants()],
] as [string, readonly Mutant[]][])(
  'each %s can be made, and changes what it edits',
  (_what, all) => {
    expect(all.length).toBeGreaterThan(20);
    for (const mutant of all) expect(() => editedBy(mutant, read), mutant.name).not.toThrow();
  },
);
