import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIGURES } from '../../../src/site/facts/figures.ts';
import type { Recording } from '../../../src/engine/recording.ts';
import type { SdkService } from '../../../src/site/facts/sdk.ts';
import { valueOf, type ValueSources } from '../../../src/site/weaving/values.ts';

function call(
  operation: string,
  input: Record<string, unknown>,
): Recording['run']['calls'][number] {
  return { service: 'ecs', operation, input, phase: 'run', permissions: [] };
}

const recording: Recording = {
  step: 'create-service',
  usdPerHour: 0.058815,
  run: {
    calls: [
      call('CreateService', { desiredCount: 5 }),
      call('CreateService', { desiredCount: 1, subnets: ['subnet-1', 'subnet-2'], network: {} }),
      call('CreateBudget', { limit: { Amount: '5', Unit: 'USD' } }),
    ],
  },
  undo: { calls: [] },
  change: { calls: [] },
  inventory: [{ kind: 'service', id: 'web', content: { status: 'ACTIVE' } }],
};

const ecs: SdkService = {
  prefix: 'ecs',
  signingName: 'ecs',
  cli: 'ecs',
  package: '@aws-sdk/client-ecs',
  version: '3.1164.0',
  operations: { CreateService: 'CreateServiceRequest', DeleteService: 'DeleteServiceRequest' },
  structures: {},
  errors: [],
  enums: { LaunchType: ['EC2', 'FARGATE'] },
  exported: [],
};

const sources: ValueSources = {
  recordings: new Map([['create-service', recording]]),
  services: [ecs],
};

function value(path: string, per?: 'hour' | 'day' | 'month') {
  const result = valueOf(path, sources, per);
  return 'text' in result ? result.text : result.problem;
}

describe('a path leads to', () => {
  test.each([
    ['create-service.usdPerHour', '$0.0588'],
    ['create-service.run.calls.CreateService.input.desiredCount', '1'],
    ['create-service.run.calls.CreateService.input.subnets', 'subnet-1, subnet-2'],
    ['create-service.run.calls[0].input.desiredCount', '5'],
    ['create-service.run.calls.CreateBudget.input.limit.Amount', '$5'],
    ['create-service.run.calls.CreateBudget.input.limit.Unit', 'USD'],
    ['create-service.inventory.service.content.status', 'ACTIVE'],
    ['prices.fargateVcpuX86', '$0.04048'],
    ['prices.fargateVcpuX86.usd', '$0.04048'],
    ['prices.logsIn', '$0.50'],
    ['prices.natGateway.per', 'hour'],
    ['figures.natPerMonth', '$36.50'],
    ['sdk.ecs.version', '3.1164.0'],
    ['sdk.ecs.operations', '2'],
    ['sdk.ecs.LaunchType', 'EC2, FARGATE'],
  ])('%s', (path, text) => {
    expect(value(path)).toBe(text);
  });

  test('an amount per hour, said for a day or a month', () => {
    expect(value('create-service.usdPerHour', 'day')).toBe('$1.41');
    expect(value('create-service.usdPerHour', 'month')).toBe('$42.93');
  });
});

describe('a path that leads nowhere is a problem with the nearest name:', () => {
  test.each([
    ['create-servce.usdPerHour', 'Did you mean "create-service"?'],
    ['create-service.usdPerHuor', 'Did you mean "usdPerHour"?'],
    ['create-service.run.calls.CreateServcie.input', 'Did you mean "CreateService"?'],
    ['create-service.run.calls.CreateService.input.desiredCuont', 'Did you mean "desiredCount"?'],
    ['prices.natGatway', 'Did you mean "natGateway"?'],
    ['prices.natGateway.usdd', 'Did you mean "usd"?'],
    ['figures.natPerMnth', 'Did you mean "natPerMonth"?'],
    ['sdk.esc.version', 'Did you mean "ecs"?'],
    ['sdk.ecs.LaunchTpye', 'Did you mean "LaunchType"?'],
    ['', 'there is no something to take a value of ""'],
  ])('%s', (path, problem) => {
    expect(value(path)).toContain(problem);
  });

  test('an object is no value, and names its parts', () => {
    expect(value('create-service.run')).toContain('it is no single value. There is: calls.');
    expect(value('create-service.run.calls.CreateService.input.network')).toContain('no single');
  });

  test('what is no amount per hour has no price per month', () => {
    expect(value('figures.natPerMonth', 'month')).toContain('leave per="month" out');
  });
});

test('the figures are those of sums done by hand', () => {
  // https://aws.amazon.com/fargate/pricing/: 0.04048 + 3 × 0.004445 = 0.053815 USD per hour, and 730 hours a month.
  const texts = Object.fromEntries(Object.entries(FIGURES).map(([name, { text }]) => [name, text]));
  expect(texts).toEqual({
    taskPerHour: '$0.0538',
    smallestPerHour: '$0.0123',
    lessOnArm: '20%',
    processorShare: '75%',
    addressPerMonth: '$3.65',
    loadBalancerPerMonth: '$16.43',
    loadBalancerWithAddressesPerMonth: '$23.73',
    // 0.0325 and 0.05 of 0.058815, which is the task with its address.
    loadBalancerShare: '55%',
    // 0.0225 + 6 × 0.005.
    loadBalancerInSixZonesPerHour: '$0.0525',
    natPerMonth: '$36.50',
    natShare: '85%',
    // 0.045 + 0.005; three endpoints, and then four, in two zones, at 0.01 each.
    natPerHour: '$0.050',
    natInTwoZonesPerHour: '$0.100',
    endpointsPerHour: '$0.060',
    endpointsWithSecretsPerHour: '$0.080',
    addressesForANatGateway: '10',
    // (30.368 + 30 × 0.08 + 3.65) / 0.058815 hours.
    machinePerMonth: '$36.42',
    hoursBelowWhichFargateIsCheaper: '619',
    shareBelowWhichFargateIsCheaper: '85%',
    forgottenForADay: '$1.41',
    forgottenForAWeekend: '$5.84',
    taskBehindLoadBalancerPerMonth: '$66.66',
    // 0.058815 / 0.18; (42.935 + 6.667 + 0.2) / 0.0000052.
    lambdaBusyShare: '32.7%',
    lambdaMillionRequests: '9.58',
    lambdaRequestsPerSecond: '3.6',
    // With its address a task is 0.058815 USD per hour, the smallest one 0.0173425; 200 students, a lesson of 2 hours.
    classStudents: '200',
    classVcpus: '400',
    classLesson: '$23.53',
    classLessonSmallest: '$6.94',
    classWeekend: '$752.83',
    classMonth: '$8,586.99',
  });
});

test('each figure is on a page', () => {
  const folder = 'src/content/docs';
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mdx'))
    .map((path) => readFileSync(`${folder}/${path}`, 'utf8'))
    .join();
  expect(Object.keys(FIGURES).filter((name) => !pages.includes(`"figures.${name}"`))).toEqual([]);
});
