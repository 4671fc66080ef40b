import { expect, test } from 'vitest';
import { image, port } from '../../scripts/inputs.ts';
import { steps } from '../../scripts/steps/index.ts';
import { inputFields, judgeInputs, parseInputs } from '../../src/engine/parse-inputs.ts';
import { TASK_SIZES } from '../../src/engine/task-sizes.ts';

const fields = inputFields(steps);
const shape = Object.fromEntries(fields.map(({ key, schema }) => [key, schema]));
const numbers = fields.filter(({ isNumber }) => isNumber);

test('the inputs that are numbers are known as such, with their defaults', () => {
  expect(numbers.map(({ key, default: usual }) => [key, usual])).toEqual([
    ['cpu', 1024],
    ['memory', 3072],
    ['desiredCount', 1],
    ['port', 80],
    ['budgetUsd', 5],
    ['minCount', 1],
    ['maxCount', 4],
    ['highCpu', 70],
    ['lowCpu', 30],
    ['targetCpu', 60],
    ['attempt', 1],
  ]);
});

test.each([
  '',
  ' ',
  '8e1',
  '0x50',
  '0b1',
  ' 80 ',
  '1_000',
  '+80',
  '-1',
  '80.0',
  '８０',
  'Infinity',
  'NaN',
])('no number is written as "%s"', (text) => {
  for (const { key } of numbers) {
    expect(judgeInputs(shape, { [key]: text }).problems).toMatchObject([{ key }]);
  }
});

test('a number is decimal digits', () => {
  expect(parseInputs({ port }, { port: '8080' })).toEqual({ port: 8080 });
});

test('no text may be empty, or as long as one likes', () => {
  for (const { key, isNumber } of fields) {
    if (isNumber) continue;
    for (const text of ['', 'a'.repeat(300)]) {
      expect(judgeInputs(shape, { [key]: text }).problems).toMatchObject([{ key }]);
    }
  }
});

test('an image has 255 characters at most, and a digest does not count', () => {
  const longest = `docker.io/${'a'.repeat(240)}:v1.0`;
  expect(longest).toHaveLength(255);
  const digest = `@sha256:${'0'.repeat(64)}`;
  expect(image.safeParse(longest).success).toBe(true);
  expect(image.safeParse(longest + digest).success).toBe(true);
  for (const long of [`${longest}1`, `${longest}1${digest}`]) {
    expect(() => parseInputs({ image }, { image: long })).toThrow(
      'expected an image of at most 255 characters, not counting a digest.',
    );
  }
});

test('every size that Fargate has is taken, and the sizes beside it are not', () => {
  const problems = (cpu: number, memory: number) =>
    judgeInputs(shape, { cpu: String(cpu), memory: String(memory) }).problems;
  for (const { cpu, memory } of TASK_SIZES) {
    for (const size of memory) expect(problems(cpu, size)).toEqual([]);
    for (const size of [memory[0]! - 256, memory.at(-1)! + 256]) {
      expect(problems(cpu, size)).toMatchObject([{ key: 'memory', among: ['cpu', 'memory'] }]);
    }
    expect(problems(cpu + 256 - 1, memory[0]!)).toMatchObject([{ key: 'cpu' }]);
  }
});

test('what is wrong by itself is not judged beside the others', () => {
  const { problems } = judgeInputs(shape, { cpu: 'much', memory: '99999' });
  expect(problems.map(({ key }) => key)).toEqual(['cpu']);
});

test('a message says where the value is from', () => {
  const given = { cpu: '512', memory: '99999' };
  const why = 'expected 1024 to 4096 in steps of 1024 MiB for 512 CPU units.';
  expect(() => parseInputs(shape, given)).toThrow(`--memory got "99999": ${why}`);
  expect(() => parseInputs(shape, given, () => 'variable')).toThrow(
    `FARGATE_MEMORY got "99999": ${why}`,
  );
  expect(() => parseInputs(shape, { cpu: '256' })).toThrow(
    '--memory is 3072 by default: expected 512, 1024 or 2048 MiB for 256 CPU units.',
  );
});
