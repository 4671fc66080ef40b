import { expect, test } from 'vitest';
import { columnsOf, fitted } from '../../scripts/cli/terminal.ts';
import { plain, plainAt, type Line } from '../../src/engine/render.ts';

const text =
  'ec2:AuthorizeSecurityGroupIngress to open the one port that the app listens on, and no other';
const line: Line = { label: 'calls', text, tone: 'plain' };

test('a line is broken at the width of the terminal, and at 80 columns where there is none', () => {
  for (const [columns, width] of [
    [60, 60],
    [undefined, 80],
    [120, 120],
  ] as const) {
    const lines = (columns === undefined ? plain(line) : plainAt(columns, line)).split('\n');
    expect(lines.length).toBe(columns === 120 ? 1 : 2);
    expect(lines.filter((each) => each.length > width)).toEqual([]);
    expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toBe(`calls ${text}`);
  }
});

test('a narrower terminal than 40 columns is as one of 40, and what is none has no width', () => {
  expect(columnsOf({ isTTY: true, columns: 60 })).toBe(60);
  expect(columnsOf({ isTTY: true, columns: 20 })).toBe(40);
  expect(columnsOf({ columns: 60 })).toBeUndefined();
});

test('a message is broken in a terminal, under itself, and is whole for a program', () => {
  const lines = fitted(text, { isTTY: true, columns: 60 }, 9).split('\n');
  expect(lines.length).toBe(2);
  expect(lines[1]).toMatch(/^ {9}\S/);
  expect(Math.max(9 + lines[0]!.length, lines[1]!.length)).toBeLessThanOrEqual(60);
  expect(fitted(text, {}, 9)).toBe(text);
});
