import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  letrec,
  oneof,
  record,
  tuple,
  uniqueArray,
  type Arbitrary,
} from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../src/local-aws/core/store.ts';
import { startHttpServer } from '../../src/local-aws/transports/http-server.ts';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import { LocalAws, type LocalAwsOptions } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { memoryStore, type Rows } from '../../src/local-aws/stores/memory.ts';
import { sqliteStore } from '../../src/local-aws/stores/sqlite.ts';
import { LOCAL_SETTINGS } from '../../src/engine/aws/clients.ts';
import { raise } from '../local.ts';
import { allClientsOf } from './services/open-all-services.ts';

const StackName = 'infra';
const CLUSTER = { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'demo' } };

async function open(store: Store, options: Partial<LocalAwsOptions> = {}) {
  const aws = await LocalAws.open({ store, services: allServices, onBug: raise, ...options });
  const config = { region: 'us-east-1', requestHandler: inProcess(aws), ...LOCAL_SETTINGS };
  const pass = (seconds: number) => aws.advanceTo(aws.account.now + seconds * 1000);
  return { aws, ...allClientsOf(config, pass) };
}

type Open = Awaited<ReturnType<typeof open>>;

/** Asks every service that a template can reach, and one that it cannot. */
async function askOthers({ ec2, ecs, iam, cloudformation }: Open) {
  await ecs.send(new ListClustersCommand({}));
  await iam.send(new ListRolesCommand({}));
  await cloudformation.send(new DescribeStacksCommand({}));
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
  expect(Vpcs).toHaveLength(1);
}

/** The status of an answer; what is no answer, a bug of ours, is thrown. */
async function statusOf(call: Promise<unknown>): Promise<number> {
  try {
    await call;
    return 200;
  } catch (error) {
    const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
    if ($metadata?.httpStatusCode === undefined) throw error;
    return $metadata.httpStatusCode;
  }
}

// --- any template ---

const NAMES = ['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf', '', 'A'];

const FUNCTIONS = [
  { Ref: 'AWS::NoValue' },
  { Ref: 'P' },
  { 'Fn::Sub': '${AWS::StackName}-${P}' },
  { 'Fn::Join': ['-', [{ Ref: 'AWS::Region' }, null]] },
  { Version: '2012-10-17', Statement: { Effect: { toString: 1 } } },
];

const LEADING_NOWHERE = [
  { Ref: 'toString' },
  { 'Fn::GetAtt': ['toString', 'Arn'] },
  { 'Fn::GetAtt': ['A', 'constructor'] },
];

/** A value that may be anywhere in a template, whatever should be there. */
const { value } = letrec<{ value: unknown; list: unknown; object: unknown }>((tie) => ({
  value: oneof(
    { depthSize: 'small' },
    { weight: 12, arbitrary: constantFrom<unknown>('a', '', 'demo', 7, -1, 1.5, true, null) },
    { weight: 3, arbitrary: constantFrom<unknown>(...FUNCTIONS) },
    { weight: 1, arbitrary: constantFrom<unknown>(...LEADING_NOWHERE) },
    { weight: 6, arbitrary: tie('list') },
    { weight: 8, arbitrary: tie('object') },
  ),
  list: array(tie('value'), { maxLength: 3 }),
  object: entries(constantFrom(...NAMES, 'Key', 'Value', 'Name', 'PolicyName'), tie('value')),
}));

/** An object with these names, `__proto__` among them like any other. */
function entries(
  names: Arbitrary<string>,
  values: Arbitrary<unknown>,
  minLength = 0,
): Arbitrary<object> {
  const selector = ([name]: [string, unknown]) => name;
  return uniqueArray(tuple(names, values), { minLength, maxLength: 4, selector }).map(
    (pairs): object => Object.fromEntries(pairs),
  );
}

const PROPERTIES: Record<string, string[]> = {
  'AWS::ECS::Cluster': ['ClusterName', 'Tags', 'CapacityProviders', 'ClusterSettings'],
  'AWS::ECS::TaskDefinition': ['Family', 'ContainerDefinitions', 'Volumes', 'Tags', 'Cpu'],
  'AWS::IAM::Role': ['AssumeRolePolicyDocument', 'Policies', 'ManagedPolicyArns', 'Tags'],
  'AWS::Logs::LogGroup': ['LogGroupName', 'RetentionInDays', 'Tags'],
};

const resource = oneof(
  { weight: 24, arbitrary: constantFrom(...Object.keys(PROPERTIES)) },
  { weight: 1, arbitrary: constantFrom('toString', '__proto__') },
).chain((Type) => {
  const known = PROPERTIES[Object.hasOwn(PROPERTIES, Type) ? Type : 'AWS::ECS::Cluster']!;
  return record({
    Type: constant(Type),
    Properties: oneof(
      { weight: 9, arbitrary: entries(constantFrom(...known), value) },
      { weight: 3, arbitrary: entries(constantFrom(...known, ...NAMES), value) },
      { weight: 1, arbitrary: constant<unknown>({ Ref: 'AWS::NoValue' }) },
    ),
  });
});

const template = record({
  Resources: entries(constantFrom('A', 'constructor', 'toString', 'B'), resource, 1),
  Parameters: entries(constantFrom(...NAMES), constant({ Type: 'String', Default: 'demo' })).map(
    (parameters) => ({ ...parameters, P: { Type: 'String', Default: 'p' } }),
  ),
  Outputs: entries(constantFrom(...NAMES), record({ Value: value })),
});

test('whatever a template says, every other call is answered and the account opens again', async () => {
  const accepted = { created: 0, updated: 0 };
  // The account to begin with, so that a cluster can be made and an update has something to change.
  const prepared: Rows = new Map();
  const first = await open(memoryStore(prepared));
  await first.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await first.pass(60);
  await first.cloudformation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: JSON.stringify({ Resources: { A: CLUSTER } }),
    }),
  );
  await first.pass(300);
  await assert(
    asyncProperty(template, template, async (one, other) => {
      const rows: Rows = new Map(prepared);
      const account = await open(memoryStore(rows));
      const { cloudformation, pass } = account;
      const given = (body: object) => ({
        TemplateBody: JSON.stringify(body),
        Capabilities: ['CAPABILITY_NAMED_IAM' as const],
      });
      const updated = await statusOf(
        cloudformation.send(new UpdateStackCommand({ StackName, ...given(one) })),
      );
      const created = await statusOf(
        cloudformation.send(new CreateStackCommand({ StackName: 'other', ...given(other) })),
      );
      expect([updated, created].filter((status) => ![200, 400, 501].includes(status))).toEqual([]);
      if (updated === 200) accepted.updated++;
      if (created === 200) accepted.created++;
      // In the middle of it, another process opens the same account.
      await pass(8);
      const again = await open(memoryStore(new Map(rows)));
      await pass(1200);
      await askOthers(account);
      await again.pass(1200);
      await askOthers(again);
      await again.cloudformation.send(new DeleteStackCommand({ StackName }));
      await again.pass(1200);
      const { Stacks } = await again.cloudformation.send(new DescribeStacksCommand({}));
      expect(Stacks!.map((stack) => stack.StackStatus)).toEqual(
        created === 200 ? [expect.stringMatching(/^(ROLLBACK|CREATE)_COMPLETE$/)] : [],
      );
    }),
    { numRuns: 60, seed: 14 },
  );
  // Templates that were all refused would prove nothing.
  expect(Math.min(accepted.created, accepted.updated)).toBeGreaterThan(25);
});

// --- an account that an earlier version left ---

/** The rows of an account in which a stack is about to make a thing of the type `toString`, as was once accepted. */
async function rowsWithBadStack(startsAt?: Date): Promise<Rows> {
  const rows: Rows = new Map();
  const { cloudformation, ec2, aws } = await open(
    memoryStore(rows),
    startsAt && { startsAt: () => startsAt },
  );
  await ec2.send(new DescribeVpcsCommand({}));
  await cloudformation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: JSON.stringify({ Resources: { Thing: CLUSTER } }),
    }),
  );
  await aws.close();
  for (const [id, row] of rows) {
    if (!row.table.startsWith('cloudformation/stack@')) continue;
    rows.set(id, { ...row, value: row.value.replaceAll('AWS::ECS::Cluster', 'toString') });
  }
  return rows;
}

async function expectRolledBack(account: Open) {
  const { cloudformation } = account;
  const { Stacks } = await cloudformation.send(new DescribeStacksCommand({}));
  expect(Stacks!.map((stack) => stack.StackStatus)).toEqual(['ROLLBACK_COMPLETE']);
  const { StackEvents } = await cloudformation.send(new DescribeStackEventsCommand({ StackName }));
  expect(
    StackEvents!.find((event) => event.ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason,
  ).toBe('Unrecognized resource types: [toString]');
  await cloudformation.send(new DeleteStackCommand({ StackName }));
  await account.pass(60);
  await askOthers(account);
  expect((await cloudformation.send(new DescribeStacksCommand({}))).Stacks).toEqual([]);
}

test('a file that holds a stack of the type toString opens, and the stack can be deleted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-hostile-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'account.sqlite');
  const old = sqliteStore(file, 'a test');
  await old.commit([...(await rowsWithBadStack()).values()]);
  await old.close();
  const account = await open(sqliteStore(file, 'a test'));
  await account.pass(300);
  await askOthers(account);
  await account.aws.close();
  const again = await open(sqliteStore(file, 'a test'));
  await expectRolledBack(again);
  await again.aws.close();
});

test('with --speed real a server starts on an account whose timers throw, and says so', async () => {
  const rows = await rowsWithBadStack(new Date(Date.now() - 600_000));
  // No version wrote this: a stack whose resources cannot be read at all.
  const [id, row] = [...rows].find(([, { table }]) => table.startsWith('cloudformation/stack@'))!;
  rows.set(id, { ...row, value: row.value.replace('"resources":{', '"resources":null,"x":{') });
  const bugs: string[] = [];
  const onBug = (bug: unknown) => bugs.push(String(bug));
  const { aws } = await open(memoryStore(rows), { onBug });
  const server = await startHttpServer(aws, { port: 0, speed: 'real', identity: 'a test', onBug });
  onTestFinished(() => server.close());
  // The work itself threw, and so did marking it as failed.
  expect(bugs).toEqual([
    expect.stringMatching(/The timer cloudformation\/stack of arn:.+ in us-east-1 threw: /),
    expect.stringMatching(/The timer cloudformation\/stack of arn:.+ in us-east-1 threw: /),
  ]);
  const config = { region: 'us-east-1', endpoint: server.url, ...LOCAL_SETTINGS };
  const { ec2 } = allClientsOf(config, () => Promise.resolve());
  expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
});
