import { expect, test } from 'vitest';
import { accountBefore } from '../../../quality/harness/account-before.ts';
import { openLocalRun } from '../../../quality/harness/local-run.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { scale } from '../../../scripts/tracks/scale.ts';
import { breakagesOf, breakagesOn, NEW_VERSION } from '../../../src/site/browser/breakages.ts';
import { judgeBreakages } from '../../../src/site/browser/judge-breakages.ts';

test('the pages that tell of failures have switches for them', () => {
  const broken = steps.map(({ id }) => id).filter((id) => breakagesOf(id).length > 0);
  expect(broken).toEqual([
    'create-cluster',
    'create-service',
    'create-target-group',
    'create-load-balancer',
    'create-listener',
    'attach-load-balancer',
    'open-test-port',
    'prepare-blue-green',
    'deploy-blue-green',
    'deploy-canary',
    'deploy-linear',
    ...scale.steps.map(({ id }) => id),
    'run-task',
    'register-sidecar-task',
    'create-cluster-stack',
    'deploy-lambda',
  ]);
  expect(steps.map(({ id }) => id)).toContain(NEW_VERSION);
});

test('only what is switched on strikes', () => {
  const faultsOf = (step: string, ids: string[]) =>
    breakagesOn(step, ids).map(({ fault }) => fault);
  expect(faultsOf('create-service', [])).toEqual([]);
  expect(faultsOf('create-service', ['no-capacity', 'throttling'])).toEqual([
    { kind: 'no-capacity', count: 3 },
    { kind: 'throttling', service: 'ecs', count: 3 },
  ]);
  expect(faultsOf('open-app', ['throttling'])).toEqual([]);
});

test('a breakage is judged by its own symptom', () => {
  const [image] = breakagesOn('create-service', ['image-not-found']);
  const judge = (said: string[], error?: string) => judgeBreakages([image!], said, error);
  expect(judge([], 'This step needs "Create the cluster", which was not found.')).toBe('otherwise');
  expect(judge([], `The deployment failed: ${image!.symptom}: not found`)).toBe('as wanted');
  expect(judge(['Nothing to do: it is already done.'])).toBe('no chance');
  expect(judgeBreakages([], [], 'AWS answered AccessDenied')).toBeUndefined();
});

test('what passes by itself is waited out, and is not why a run fails', () => {
  const passing = breakagesOn('create-cluster', ['role-race']);
  const { symptom } = passing[0]!;
  expect(judgeBreakages(passing, [symptom], undefined)).toBe('waited out');
  expect(judgeBreakages(passing, [symptom], 'AWS answered AccessDenied')).toBe('otherwise');
});

test.each(scale.steps.map((step) => [step.id, step] as const))(
  '%s fails by the throttling that its page can switch on',
  async (id, step) => {
    const run = await openLocalRun({ rows: await accountBefore(step) });
    const breakages = breakagesOf(id);
    for (const { fault } of breakages) await run.aws.inject(fault);
    const error = await run.runner.run(step).then(() => undefined, String);
    expect(judgeBreakages(breakages, [], error)).toBe('as wanted');
  },
);
