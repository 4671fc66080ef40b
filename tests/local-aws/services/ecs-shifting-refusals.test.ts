import {
  StopServiceDeploymentCommand,
  type DeploymentConfiguration,
  type LoadBalancer,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { until } from './ecs-balanced-fixtures.ts';
import { openShifting, type Shifting } from './ecs-shifting-fixtures.ts';

type Advanced = NonNullable<LoadBalancer['advancedConfiguration']>;

const changed = (changes: Advanced) => (open: Shifting) =>
  Promise.resolve([
    { ...open.loadBalancer, advancedConfiguration: { ...open.advancedConfiguration, ...changes } },
  ]);

const LOAD_BALANCERS: [string, (open: Shifting) => Promise<LoadBalancer[]>, RegExp][] = [
  [
    'no advanced configuration',
    ({ loadBalancer: { advancedConfiguration: _advanced, ...bare } }) => Promise.resolve([bare]),
    /^advancedConfiguration field is required for all loadBalancers when using the \S+ deployment strategy$/,
  ],
  [
    'no alternate',
    changed({ alternateTargetGroupArn: '' }),
    /^alternateTargetGroupArn is required/,
  ],
  [
    'no production rule',
    changed({ productionListenerRule: '' }),
    /^productionListenerRule is requ/,
  ],
  ['no role', changed({ roleArn: '' }), /^roleArn is required/],
  [
    'a role that does not exist',
    changed({ roleArn: 'arn:aws:iam::111122223333:role/ghost' }),
    /^Unable to assume role and validate the specified targetGroupArn\. /,
  ],
  [
    'the same target group twice',
    (open) => changed({ alternateTargetGroupArn: open.blue })(open),
    /must be different\.$/,
  ],
  [
    'a target group of another kind as the alternate',
    async (open) =>
      changed({
        alternateTargetGroupArn: await open.makeTargetGroup('https', { Protocol: 'HTTPS' }),
      })(open),
    /must have the same target type, VPC and protocol\.$/,
  ],
  [
    'an alternate that does not exist',
    (open) => changed({ alternateTargetGroupArn: `${open.green}0` })(open),
    /^The alternate target group .* does not exist\.$/,
  ],
  [
    'a rule that does not exist',
    (open) =>
      changed({ productionListenerRule: `${open.advancedConfiguration.productionListenerRule}0` })(
        open,
      ),
    /^The productionListenerRule .* does not exist\.$/,
  ],
  [
    'one rule for both kinds of traffic',
    (open) =>
      changed({ testListenerRule: open.advancedConfiguration.productionListenerRule })(open),
    /must be different\.$/,
  ],
  [
    'a rule of another load balancer',
    async (open) => {
      const other = await open.makeLoadBalancer('other');
      const group = await open.makeGroup('other');
      await open.makeListener(other, group);
      return [
        {
          ...open.loadBalancer,
          targetGroupArn: group,
          advancedConfiguration: open.advancedConfiguration,
        },
      ];
    },
    /does not belong to the load balancer of the target group/,
  ],
];

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html, read 2026-11-29: the
// alternate target group, the production listener rule and the role. The words are guesses, but for the first and that of the role.
test.each(LOAD_BALANCERS)('a blue/green service refuses %s', async (_what, given, message) => {
  const open = await openShifting();
  await open.register();
  const loadBalancers = await given(open);
  await expect(
    open.create({ loadBalancers, deploymentConfiguration: { strategy: 'BLUE_GREEN' } }),
  ).rejects.toMatchObject({
    name: expect.stringMatching(/^(InvalidParameter|Client)Exception$/) as string,
    message: expect.stringMatching(message) as string,
  });
});

const CONFIGURATIONS: [DeploymentConfiguration, RegExp][] = [
  [{ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1441 }, /^bakeTimeInMinutes must be between/],
  [{ strategy: 'LINEAR', linearConfiguration: { stepPercent: 2.9 } }, /^stepPercent must be/],
  [{ strategy: 'LINEAR', linearConfiguration: { stepPercent: 10.05 } }, /^stepPercent must be/],
  [{ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0 } }, /^canaryPercent must be/],
  [
    { strategy: 'CANARY', canaryConfiguration: { canaryBakeTimeInMinutes: -1 } },
    /^canaryBakeTimeInMinutes must be/,
  ],
  [
    { strategy: 'BLUE_GREEN', linearConfiguration: { stepPercent: 10 } },
    /^linearConfiguration is only valid for/,
  ],
  [
    { strategy: 'LINEAR', canaryConfiguration: { canaryPercent: 10 } },
    /^canaryConfiguration is only valid for/,
  ],
  [
    { strategy: 'BLUE_GREEN', lifecycleHooks: [{ targetType: 'PAUSE' }] },
    /^lifecycleStages can not be empty/,
  ],
  [
    {
      strategy: 'BLUE_GREEN',
      lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['PRODUCTION_TRAFFIC_SHIFT'] }],
    },
    /^PAUSE hooks cannot be configured at PRODUCTION_TRAFFIC_SHIFT/,
  ],
  [
    {
      strategy: 'BLUE_GREEN',
      lifecycleHooks: [
        {
          targetType: 'PAUSE',
          lifecycleStages: ['PRE_SCALE_UP'],
          timeoutConfiguration: { timeoutInMinutes: 20_161 },
        },
      ],
    },
    /less than or equal to 20160$/,
  ],
];

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html,
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinearConfiguration.html and
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CanaryConfiguration.html, read 2026-11-29: the ranges.
// The words are guesses.
test('a deployment configuration that makes no sense is refused', async () => {
  const open = await openShifting();
  await open.register();
  for (const [deploymentConfiguration, message] of CONFIGURATIONS) {
    await expect(
      open.create({ loadBalancers: [open.loadBalancer], deploymentConfiguration }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as string,
    });
  }
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-linear.html and
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment.html, read 2026-11-29. The words are
// guesses.
test('strategies that need a load balancer say so', async () => {
  const open = await openShifting();
  await open.register();
  for (const strategy of ['LINEAR', 'CANARY'] as const) {
    await expect(
      open.create({ loadBalancers: [], deploymentConfiguration: { strategy } }),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  }
});

// They are not modelled: 501 by name.
test('hooks that call a function are refused by name', async () => {
  const open = await openShifting();
  await open.register();
  const hook = { hookTargetArn: 'arn:aws:lambda:us-east-1:111122223333:function:check' };
  await expect(
    open.create({
      loadBalancers: [open.loadBalancer],
      deploymentConfiguration: {
        strategy: 'BLUE_GREEN',
        lifecycleHooks: [{ ...hook, lifecycleStages: ['POST_SCALE_UP'] }],
      },
    }),
  ).rejects.toMatchObject({
    name: 'NotImplemented',
    message: 'The local AWS does not model lifecycle hooks of the type AWS_LAMBDA.',
    $metadata: { httpStatusCode: 501 },
  });
});

// A guess: no page says until when a deployment can be stopped.
test('a deployment that cleans up can no longer be taken back', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN' });
  await open.update({ taskDefinition: 'web:2' });
  await until(open, async () => (await open.deployment()).lifecycleStage === 'CLEAN_UP');
  const { serviceDeploymentArn } = await open.deployment();
  await expect(
    open.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn })),
  ).rejects.toMatchObject({ name: 'ConflictException' });
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html, read 2026-11-29: roleArn is
// a role that ECS uses, and a role that is handed to a service is passed.
test('whoever hands over the role needs iam:PassRole for ECS', async () => {
  const open = await openShifting();
  await open.steady({ strategy: 'BLUE_GREEN' });
  const created = open.aws.journal.entries.find(({ operation }) => operation === 'CreateService')!;
  expect(created.permissions).toContainEqual({
    action: 'iam:PassRole',
    resource: open.advancedConfiguration.roleArn,
    context: { 'iam:PassedToService': 'ecs.amazonaws.com' },
  });
});
