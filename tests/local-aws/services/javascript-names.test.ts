import { CreateRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openAllServices } from './open-all-services.ts';
import { openElb } from './elb-fixtures.ts';
import { openEcs, sleep, web } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

/** Every object of JavaScript has these, and no table of ours does. */
const NAMES = ['toString', 'constructor', '__proto__', 'hasOwnProperty'];

test.for(NAMES)('%s has no service-linked role', async (AWSServiceName) => {
  const { iam } = await openAllServices();
  const refused = await refusal(iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName })));
  expect(refused).toMatchObject({
    name: 'InvalidInputException',
    message: `${AWSServiceName} is not a valid service principal.`,
  });
});

test.for(NAMES)('a role has no policy %s until it is put there', async (PolicyName) => {
  const { iam } = await openAllServices();
  await iam.send(new CreateRoleCommand({ RoleName: 'web', AssumeRolePolicyDocument: trust() }));
  const named = { RoleName: 'web', PolicyName };
  const refused = await refusal(iam.send(new GetRolePolicyCommand(named)));
  expect(refused.message).toBe(`The role policy with name ${PolicyName} cannot be found.`);
  const PolicyDocument = policy({ Action: 'logs:*' });
  await iam.send(new PutRolePolicyCommand({ ...named, PolicyDocument }));
  const put = await iam.send(new GetRolePolicyCommand(named));
  expect(decodeURIComponent(put.PolicyDocument!)).toBe(PolicyDocument);
  await iam.send(new DeleteRolePolicyCommand(named));
  expect(await refusal(iam.send(new GetRolePolicyCommand(named)))).toMatchObject({
    name: 'NoSuchEntityException',
  });
});

test.for<[string, unknown]>([
  ['an action', { 'logs:*': 1 }],
  ['an action that cannot be text', [{ toString: 1 }]],
])('a policy with an object as %s is refused', async ([, Action]) => {
  const { iam } = await openAllServices();
  await iam.send(new CreateRoleCommand({ RoleName: 'web', AssumeRolePolicyDocument: trust() }));
  const input = { RoleName: 'web', PolicyName: 'a', PolicyDocument: policy({ Action }) };
  expect(await refusal(iam.send(new PutRolePolicyCommand(input)))).toMatchObject({
    name: 'MalformedPolicyDocumentException',
    message: 'Syntax errors in policy.',
  });
});

test.for<[string, object]>([
  ['an effect', { Effect: { toString: 1 } }],
  ['a service', { Principal: { Service: { toString: 1 } } }],
])('a trust policy with an object as %s is refused', async ([, changes]) => {
  const { iam } = await openAllServices();
  const input = { RoleName: 'web', AssumeRolePolicyDocument: trust(changes) };
  expect(await refusal(iam.send(new CreateRoleCommand(input)))).toMatchObject({
    name: 'MalformedPolicyDocumentException',
  });
});

test.for(NAMES)('a listener rule has no condition on %s', async (Field) => {
  const { elb, makeLoadBalancer, makeTargetGroup, makeListener } = await openElb();
  const group = await makeTargetGroup();
  const ListenerArn = await makeListener(await makeLoadBalancer(), group);
  const refused = await refusal(
    elb.send(
      new CreateRuleCommand({
        ListenerArn,
        Priority: 1,
        Conditions: [{ Field, Values: ['a'] }],
        Actions: [{ Type: 'forward', TargetGroupArn: group }],
      }),
    ),
  );
  expect(refused).toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining(`Condition field '${Field}' must be one of`) as string,
  });
});

test.for(NAMES)('a task with a container and a tag of an image called %s runs', async (name) => {
  const { aws, ecs, network } = await openEcs();
  await ecs.send(
    new RegisterTaskDefinitionCommand(
      web({ containerDefinitions: [{ name, image: `nginx:${name}` }] }),
    ),
  );
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: network,
    }),
  );
  await sleep(aws, 60_000);
  const described = await ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: [tasks![0]!.taskArn!] }),
  );
  expect(described.tasks![0]).toMatchObject({
    lastStatus: 'RUNNING',
    containers: [{ name, lastStatus: 'RUNNING' }],
  });
});

function trust(changes: object = {}): string {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
    ...changes,
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

function policy(changes: object): string {
  const statement = { Effect: 'Allow', Resource: '*', ...changes };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
