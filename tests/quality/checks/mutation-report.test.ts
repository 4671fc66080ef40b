import { expect, test } from 'vitest';
import { reportProblems } from '../../../quality/checks/built/mutation-report.ts';
import { FAILURE_MODES } from '../../../quality/mutation/failure-modes.ts';
import { parseReport, type MutationReport } from '../../../src/site/data/mutation.ts';

const modes = FAILURE_MODES.length;
const LEFT = { name: 'a mutant', kind: 'reorder', noticed: true };

const REPORT: MutationReport = {
  date: '2026-11-25',
  commit: '1234567',
  command: 'npm run mutate -- --each 5 --report',
  sample: { each: 5, seed: 1 },
  inAll: 3000,
  known: FAILURE_MODES.map(({ id }) => id),
  failureModes: { all: modes, noticed: modes, caught: modes },
  generated: { all: 420, noticed: 419, caught: 419 },
  kinds: { reorder: { all: 420, noticed: 419, caught: 419 } },
  by: { names: 419 },
  survivors: [LEFT],
};

function found(change: Partial<MutationReport> = {}, now = 3000): string[] {
  return reportProblems({ ...REPORT, ...change }, now).map((each) => each.join('; '));
}

test('a report of a run that went well has no problem', () => {
  expect(found()).toEqual([]);
});

test('zero mutants, and fewer than four hundred, are no proof', () => {
  const some = (all: number) => ({
    generated: { all, noticed: all, caught: all },
    survivors: [],
  });
  expect(found(some(0))[0]).toContain('at least 400 generated');
  expect(found(some(399))).toHaveLength(1);
});

test('rates below those of the page, and a failure mode that is not noticed, are named', () => {
  const few = { all: 420, noticed: 411, caught: 411 };
  expect(found({ generated: few }).join()).toContain('noticed; 411 of 420');
  expect(found({ generated: few }).join()).toContain('caught; 411 of 420');
  const failureModes = { all: modes, noticed: modes - 1, caught: modes };
  expect(found({ failureModes })[0]).toContain(`${modes - 1} of ${modes}`);
});

test('a survivor that is not named is missed', () => {
  expect(found({ survivors: [] })[0]).toContain('1 mutants that were not caught, by name; 0');
});

test('a failure mode that is newer than the report is named', () => {
  expect(found({ known: REPORT.known.slice(0, -1) })[0]).toContain('none of F20');
});

test('a report of a much smaller or larger project is too old', () => {
  expect(found({}, 9001)[0]).toBe('about 3000 possible mutants, as on 2026-11-25; 9001');
  expect(found({}, 2000)).toHaveLength(1);
});

test('a report that cannot be read says why', () => {
  expect(() => parseReport('{}')).toThrow('failureModes');
  expect(parseReport(JSON.stringify(REPORT))).toEqual(REPORT);
});
