import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Agenda } from '../../../src/local-aws/core/agenda.ts';

test('an agenda gives what is due in the order of its instants, then in that of its coming', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 })),
      fc.array(fc.integer({ min: 0, max: 50 })),
      (ats, off) => {
        const dues = ats.map((at, index) => ({ id: String(index), at }));
        const due = new Set(dues.map(({ id }) => id));
        for (const each of off) due.delete(String(each));
        const agenda = new Agenda(dues);
        const given: string[] = [];
        for (;;) {
          const next = agenda.first((id) => due.has(id));
          if (!next) break;
          given.push(next.id);
          due.delete(next.id);
        }
        const expected = dues
          .filter(({ id }) => !off.includes(Number(id)))
          .sort((a, b) => a.at - b.at)
          .map(({ id }) => id);
        expect(given).toEqual(expected);
      },
    ),
    { seed: 1 },
  );
});
