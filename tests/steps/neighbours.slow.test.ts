import {
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  PutScalingPolicyCommand,
  TagResourceCommand as TagScalingCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DeleteBudgetCommand } from '@aws-sdk/client-budgets';
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { DeleteAlarmsCommand, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { ListTasksCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import {
  AddTagsCommand,
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ModifyListenerCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  AddPermissionCommand,
  DeleteFunctionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tracks } from '../../scripts/tracks/index.ts';
import { audit } from '../../src/engine/audit.ts';
import { services } from '../../src/engine/aws/index.ts';
import { POLICIES } from '../../src/site/weaving/whole-policy.ts';
import { refusal } from '../local-aws/services/refusal.ts';
import { openClassroom, type Classroom, type Student } from './students.ts';

// Two students have the printed policies of every track and of the audit, in one account. The name of the other begins as
// Anna's does. That both did every step under them is what `beforeAll` shows.
const OTHER = 'anna-2';
const ACCOUNT = '111122223333';
const steps = tracks.flatMap((track) => track.steps);
let room: Classroom;
let anna: Student;
let other: Student;

beforeAll(async () => {
  room = await openClassroom();
  const parts = POLICIES.filter(({ id }) => !['shared', 'concepts'].includes(id));
  const ids = parts.map(({ id }) => id);
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: so many can be attached to a user.
  expect(ids.length).toBeLessThanOrEqual(10);
  anna = await room.student('anna', ...ids);
  other = await room.student(OTHER, ...ids);
  for (const { runner, session } of [anna, other]) {
    session.services = services;
    for (const step of steps) await runner.run(step);
  }
}, 300_000);
afterAll(() => room.close());

/** Says by which action calls were refused, each of somebody who lacks the permission. */
function refusedActions(...calls: Promise<unknown>[]): Promise<(string | undefined)[]> {
  return Promise.all(
    calls.map(async (call) => {
      const { name, message } = await refusal(call);
      expect(name).toMatch(/^AccessDenied/);
      return /not authorized to perform: (\S+)/.exec(message)?.[1];
    }),
  );
}

test('each sees in the audit all of their own, and nothing goes unread', async () => {
  for (const [{ session }, run] of [
    [anna, 'anna'],
    [other, OTHER],
  ] as const) {
    const { alive, unread } = await audit(session);
    expect(unread).toEqual([]);
    expect(alive.length).toBeGreaterThan(20);
    expect(new Set(alive.map((each) => each.run ?? run))).toEqual(new Set([run]));
  }
});

test('nobody writes a tag of another key on one’s own load balancer, or gives a part of it away', async () => {
  const { elbv2, scaling } = anna.clients;
  const groups = await room.teacher.clients.elbv2.send(
    new DescribeTargetGroupsCommand({ Names: ['anna-blue'] }),
  );
  const own = groups.TargetGroups![0]!.TargetGroupArn!;
  const { LoadBalancers } = await room.teacher.clients.elbv2.send(
    new DescribeLoadBalancersCommand({ Names: ['anna-lb'] }),
  );
  const { Listeners } = await room.teacher.clients.elbv2.send(
    new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers![0]!.LoadBalancerArn }),
  );
  const listener = Listeners![0]!.ListenerArn!;
  const ours = { project: 'fargate-step-by-step', run: 'anna' };
  const tag = (arn: string, tags: Record<string, string>) =>
    elbv2.send(
      new AddTagsCommand({
        ResourceArns: [arn],
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
  const targets = await room.teacher.clients.scaling.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: 'ecs',
      ResourceIds: ['service/anna/anna'],
    }),
  );
  const ResourceARN = targets.ScalableTargets![0]!.ScalableTargetARN!;
  expect(
    await refusedActions(
      tag(own, { ...ours, 'cost-center': 'of-the-other' }),
      tag(listener, { run: OTHER }),
      tag(listener, { ...ours, 'cost-center': 'of-the-other' }),
      scaling.send(new TagScalingCommand({ ResourceARN, Tags: { run: OTHER } })),
      scaling.send(
        new TagScalingCommand({ ResourceARN, Tags: { ...ours, 'cost-center': 'of-the-other' } }),
      ),
    ),
  ).toEqual([
    ...Array<string>(3).fill('elasticloadbalancing:AddTags'),
    ...Array<string>(2).fill('application-autoscaling:TagResource'),
  ]);
  // The tags of the tutorial it may have.
  await tag(own, { ...ours, step: 'create-target-group' });
});

test('nobody turns the other’s load balancer to one’s own tasks, retags a part of it, or deletes it', async () => {
  const { elbv2 } = room.teacher.clients;
  const { LoadBalancers } = await elbv2.send(
    new DescribeLoadBalancersCommand({ Names: [`${OTHER}-lb`] }),
  );
  const { LoadBalancerArn } = LoadBalancers![0]!;
  const { Listeners } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  const { ListenerArn } = Listeners![0]!;
  const groups = await elbv2.send(
    new DescribeTargetGroupsCommand({ Names: ['anna-blue', `${OTHER}-blue`] }),
  );
  const arnOf = (name: string) =>
    groups.TargetGroups!.find((each) => each.TargetGroupName === name)!.TargetGroupArn!;
  const theirs = arnOf(`${OTHER}-blue`);
  const mine = { Type: 'forward', TargetGroupArn: arnOf('anna-blue') } as const;
  const { elbv2: own } = anna.clients;
  expect(
    await refusedActions(
      own.send(new ModifyListenerCommand({ ListenerArn, DefaultActions: [mine] })),
      own.send(
        new AddTagsCommand({ ResourceArns: [theirs], Tags: [{ Key: 'run', Value: 'anna' }] }),
      ),
      own.send(new DeleteListenerCommand({ ListenerArn })),
      own.send(new DeleteTargetGroupCommand({ TargetGroupArn: theirs })),
      own.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })),
    ),
  ).toEqual(
    ['ModifyListener', 'AddTags', 'DeleteListener', 'DeleteTargetGroup', 'DeleteLoadBalancer'].map(
      (action) => `elasticloadbalancing:${action}`,
    ),
  );
});

test('nobody scales the other’s service, or silences an alarm of theirs', async () => {
  const { scaling, cloudwatch } = anna.clients;
  const target = {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${OTHER}/${OTHER}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const;
  const policy = {
    ...target,
    PolicyName: 'more',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 1,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    },
  } as const;
  expect(
    await refusedActions(
      scaling.send(new PutScalingPolicyCommand(policy)),
      scaling.send(new DeregisterScalableTargetCommand(target)),
    ),
  ).toEqual([
    'application-autoscaling:PutScalingPolicy',
    'application-autoscaling:DeregisterScalableTarget',
  ]);
  const { MetricAlarms } = await room.teacher.clients.cloudwatch.send(
    new DescribeAlarmsCommand({}),
  );
  const theirs = MetricAlarms!
    .map((each) => each.AlarmName!)
    .filter((name) => name.includes(OTHER));
  expect(theirs.length).toBeGreaterThan(2);
  for (const name of theirs) {
    expect(
      await refusedActions(cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [name] }))),
    ).toEqual(['cloudwatch:DeleteAlarms']);
  }
});

test('nobody deletes the other’s budget or stack, or stops a task of theirs', async () => {
  const { budgets, cloudformation, ecs } = anna.clients;
  const { taskArns } = await room.teacher.clients.ecs.send(
    new ListTasksCommand({ cluster: OTHER }),
  );
  expect(
    await refusedActions(
      budgets.send(new DeleteBudgetCommand({ AccountId: ACCOUNT, BudgetName: OTHER })),
      cloudformation.send(new DeleteStackCommand({ StackName: `${OTHER}-stack` })),
      ecs.send(new StopTaskCommand({ cluster: OTHER, task: taskArns![0] })),
    ),
  ).toEqual(['budgets:ModifyBudget', 'cloudformation:DeleteStack', 'ecs:StopTask']);
});

test('nobody changes the other’s function, opens it to anybody, or deletes it', async () => {
  const { lambda } = anna.clients;
  const of = { FunctionName: OTHER };
  const open = {
    ...of,
    StatementId: 'anybody',
    Action: 'lambda:InvokeFunctionUrl',
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
  } as const;
  expect(
    await refusedActions(
      lambda.send(new UpdateFunctionCodeCommand({ ...of, ZipFile: new Uint8Array([80, 75]) })),
      lambda.send(new AddPermissionCommand(open)),
      lambda.send(new DeleteFunctionCommand(of)),
    ),
  ).toEqual(['lambda:UpdateFunctionCode', 'lambda:AddPermission', 'lambda:DeleteFunction']);
});

test('one takes all of it back, and what the other has stays as it is', async () => {
  const before = ofOther(await room.aws.inventory());
  expect(before.length).toBeGreaterThan(20);
  for (const step of steps.toReversed()) if (step.undo) await anna.runner.undo(step);
  expect(ofOther(await room.aws.inventory())).toEqual(before);
  expect((await audit(anna.session)).alive).toEqual([]);
  for (const step of steps.toReversed()) if (step.undo) await other.runner.undo(step);
  expect((await audit(other.session)).alive).toEqual([]);
}, 240_000);

// --- internal ---

/** Everything that the other has, one line each. */
function ofOther(inventory: readonly object[]): string[] {
  return inventory.map((each) => JSON.stringify(each)).filter((line) => line.includes(OTHER));
}
