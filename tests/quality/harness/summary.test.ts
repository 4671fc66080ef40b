import { expect, test } from 'vitest';
import { summary } from '../../../quality/checks/summary.ts';
import { openWorld } from '../../../quality/checks/world.ts';
import { repeated, summaryOf } from '../../../quality/harness/summary.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';

const text = summaryOf(steps, concepts);

test('the summary has each program, with its calls in order, its policy, its price and its inputs', () => {
  for (const { id } of [...steps, ...concepts]) expect(text).toContain(`\n### ${id}: `);
  const [, part] = /### create-service: .*\n([^#]*)/.exec(text)!;
  expect(part).toMatch(/^- makes, can be undone, \$0\.05\d+ an hour$/m);
  expect(part).toMatch(/^- run: .*_run_ .*ecs:CreateService/m);
  expect(part).toMatch(/^- undo: .*ecs:DeleteService/m);
  expect(part).toMatch(/^- may .*ecs:CreateService.* on `arn:aws:ecs:/m);
  expect(text).toMatch(/^- `--cpu` of .*\n {2}- .*: .+/m);
  expect(text).toContain('- fargateVcpuX86: Fargate, X86_64, CPU, $0.04048 per vCPU-hour; ');
});

test.each([
  ['A', 'A'],
  ['A B C', 'A, B, C'],
  ['A A A', 'A × 3'],
  ['A B A B A B C', '(A, B) × 3, C'],
  ['A A A B A A A B', '(A, A, A, B) × 2'],
  ['C A B A', 'C, A, B, A'],
])('of what a wait asks again and again, %s, the summary says it once', (names, told) => {
  expect(repeated(names.split(' ')).join(', ')).toBe(told);
});

test('a summary of other programs is named, with the command that mends it', async () => {
  const programs = async () => ({ ...(await openWorld().programs()), concepts: [] });
  const { problems } = await summary.run({ ...openWorld(), programs });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file: 'docs/steps.md' });
  expect(problems[0]!.mend).toMatch(/^npm run record/);
});
