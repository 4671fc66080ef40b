import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  InvalidParameterException,
  ListTagsForResourceCommand,
  paginateDescribeLogGroups,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
  TagResourceCommand,
  TooManyTagsException,
  UntagResourceCommand,
  ValidationException,
  type CreateLogGroupCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { clientsOf, openLocalAws } from '../../local.ts';
import { refusal } from './refusal.ts';

const ARN = 'arn:aws:logs:us-east-1:111122223333:log-group:/ecs/web';

test('a log group keeps its events for ever until it is told otherwise', async () => {
  const { logs } = clientsOf(await openLocalAws());
  await logs.send(createLogGroup());
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups).toEqual([
    {
      logGroupName: '/ecs/web',
      creationTime: Date.parse('2026-11-02T09:00:00Z'),
      metricFilterCount: 0,
      arn: `${ARN}:*`,
      logGroupArn: ARN,
      storedBytes: 0,
      logGroupClass: 'STANDARD',
      deletionProtectionEnabled: false,
    },
  ]);
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/ecs/web', retentionInDays: 7 }));
  const kept = await logs.send(new DescribeLogGroupsCommand({}));
  expect(kept.logGroups![0]!.retentionInDays).toBe(7);
  await logs.send(new DeleteRetentionPolicyCommand({ logGroupName: '/ecs/web' }));
  const free = await logs.send(new DescribeLogGroupsCommand({}));
  expect(free.logGroups![0]!.retentionInDays).toBeUndefined();
});

test('a log group that exists is refused', async () => {
  const { logs } = clientsOf(await openLocalAws());
  await logs.send(createLogGroup());
  const refused = await refusal(logs.send(createLogGroup()));
  expect(refused).toBeInstanceOf(ResourceAlreadyExistsException);
  expect(refused.message).toBe('The specified log group already exists');
});

test.for<[string, Partial<CreateLogGroupCommandInput>, string]>([
  [
    'a name with a space',
    { logGroupName: 'my logs' },
    "1 validation error detected: Value 'my logs' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
  ],
  [
    'a name of 513 characters',
    { logGroupName: 'l'.repeat(513) },
    'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
  ],
  [
    'no name',
    { logGroupName: undefined },
    "1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null",
  ],
  ['a name that is reserved', { logGroupName: 'aws/x' }, 'Log group names cannot start with aws/'],
  ['a tag key that is reserved', { tags: { 'aws:x': '' } }, 'Tag keys cannot start with aws:'],
  [
    'a class that is none',
    { logGroupClass: 'CHEAP' as 'STANDARD' },
    "1 validation error detected: Value 'CHEAP' at 'logGroupClass' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, INFREQUENT_ACCESS, DELIVERY]",
  ],
])('CreateLogGroup refuses %s', async ([, input, message]) => {
  const { logs } = clientsOf(await openLocalAws());
  const refused = await refusal(logs.send(createLogGroup(input)));
  expect(refused).toBeInstanceOf(InvalidParameterException);
  expect(refused.message).toBe(message);
});

test('a retention is one of the numbers of days that AWS offers', async () => {
  const { logs } = clientsOf(await openLocalAws());
  await logs.send(createLogGroup());
  const eight = { logGroupName: '/ecs/web', retentionInDays: 8 };
  const refused = await refusal(logs.send(new PutRetentionPolicyCommand(eight)));
  expect(refused).toBeInstanceOf(InvalidParameterException);
  expect(refused.message).toMatch(
    /^1 validation error detected: Value '8' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: \[1, 3, 5, 7, 14, /,
  );
});

test('the class for deliveries keeps events for two days', async () => {
  const { logs } = clientsOf(await openLocalAws());
  await logs.send(createLogGroup({ logGroupClass: 'DELIVERY' }));
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups![0]).toMatchObject({ logGroupClass: 'DELIVERY', retentionInDays: 2 });
});

test('every operation on a log group that is not there says so', async () => {
  const { logs } = clientsOf(await openLocalAws());
  const logGroupName = '/ecs/gone';
  const resourceArn = ARN.replace('web', 'gone');
  const calls = [
    () => logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 })),
    () => logs.send(new DeleteRetentionPolicyCommand({ logGroupName })),
    () => logs.send(new DeleteLogGroupCommand({ logGroupName })),
    () => logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'a' })),
    () => logs.send(new TagResourceCommand({ resourceArn, tags: { a: 'b' } })),
    () => logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] })),
    () => logs.send(new ListTagsForResourceCommand({ resourceArn })),
  ];
  for (const call of calls) {
    const refused = await refusal(call());
    expect(refused).toBeInstanceOf(ResourceNotFoundException);
    expect(refused.message).toBe('The specified log group does not exist.');
  }
});

test('log groups are listed by name, by prefix, by a part of the name, by class', async () => {
  const { logs } = clientsOf(await openLocalAws());
  for (const logGroupName of ['/ecs/web', '/ecs/api', '/other/web']) {
    const logGroupClass = logGroupName === '/ecs/api' ? 'INFREQUENT_ACCESS' : 'STANDARD';
    await logs.send(createLogGroup({ logGroupName, logGroupClass }));
  }
  const names = async (input: object) => {
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand(input));
    return logGroups!.map(({ logGroupName }) => logGroupName);
  };
  expect(await names({})).toEqual(['/ecs/api', '/ecs/web', '/other/web']);
  expect(await names({ logGroupNamePrefix: '/ecs/' })).toEqual(['/ecs/api', '/ecs/web']);
  expect(await names({ logGroupNamePattern: 'web' })).toEqual(['/ecs/web', '/other/web']);
  expect(await names({ logGroupNamePattern: 'WEB' })).toEqual([]);
  expect(await names({ logGroupClass: 'INFREQUENT_ACCESS' })).toEqual(['/ecs/api']);
  expect(await names({ logGroupIdentifiers: [ARN, '/ecs/api'] })).toEqual(['/ecs/api', '/ecs/web']);
});

test('a prefix and a part of the name together are refused', async () => {
  const { logs } = clientsOf(await openLocalAws());
  const both = { logGroupNamePrefix: 'a', logGroupNamePattern: 'b' };
  const refused = await refusal(logs.send(new DescribeLogGroupsCommand(both)));
  expect(refused).toBeInstanceOf(InvalidParameterException);
  expect(refused.message).toBe(
    'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
  );
});

test('log groups come in pages of 50 at most, and a token of no page is refused', async () => {
  const { logs } = clientsOf(await openLocalAws());
  for (const logGroupName of ['c', 'b', 'a']) await logs.send(createLogGroup({ logGroupName }));
  const pages: (string | undefined)[][] = [];
  for await (const page of paginateDescribeLogGroups({ client: logs, pageSize: 2 }, {})) {
    pages.push(page.logGroups!.map(({ logGroupName }) => logGroupName));
  }
  expect(pages).toEqual([['a', 'b'], ['c']]);
  const large = await refusal(logs.send(new DescribeLogGroupsCommand({ limit: 51 })));
  expect(large.message).toBe(
    "1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50",
  );
  const unknown = await refusal(logs.send(new DescribeLogGroupsCommand({ nextToken: 'x' })));
  expect(unknown).toBeInstanceOf(InvalidParameterException);
  expect(unknown.message).toBe('The specified nextToken is invalid.');
});

test('linked accounts are not served, and the reply says so', async () => {
  const { logs } = clientsOf(await openLocalAws());
  const linked = new DescribeLogGroupsCommand({ includeLinkedAccounts: true });
  const refused = await refusal(logs.send(linked));
  expect(refused).toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
});

test('a log group is tagged at birth, later, and untagged', async () => {
  const { logs } = clientsOf(await openLocalAws());
  await logs.send(createLogGroup({ tags: { run: 'one' } }));
  const tags = { run: 'two', step: '' };
  await logs.send(new TagResourceCommand({ resourceArn: ARN, tags }));
  const tagged = await logs.send(new ListTagsForResourceCommand({ resourceArn: ARN }));
  expect(tagged.tags).toEqual(tags);
  await logs.send(new UntagResourceCommand({ resourceArn: ARN, tagKeys: ['run', 'none'] }));
  const untagged = await logs.send(new ListTagsForResourceCommand({ resourceArn: ARN }));
  expect(untagged.tags).toEqual({ step: '' });
});

test('a log group takes 50 tags in all', async () => {
  const { logs } = clientsOf(await openLocalAws());
  const keys = Array.from({ length: 50 }, (_, index) => [`key-${index}`, '']);
  await logs.send(createLogGroup({ tags: Object.fromEntries(keys) as Record<string, string> }));
  const more = new TagResourceCommand({ resourceArn: ARN, tags: { more: '' } });
  expect(await refusal(logs.send(more))).toBeInstanceOf(TooManyTagsException);
});

test('a log group goes with its streams', async () => {
  const aws = await openLocalAws();
  const { logs } = clientsOf(aws);
  const before = await aws.inventory();
  await logs.send(createLogGroup());
  await logs.send(
    new CreateLogStreamCommand({ logGroupName: '/ecs/web', logStreamName: 'web/web/1' }),
  );
  await logs.send(new DeleteLogGroupCommand({ logGroupName: '/ecs/web' }));
  expect(await aws.inventory()).toEqual(before);
  await logs.send(createLogGroup());
  const described = new DescribeLogStreamsCommand({ logGroupName: '/ecs/web' });
  expect((await logs.send(described)).logStreams).toEqual([]);
});

test('a protected log group cannot be deleted until the protection is off', async () => {
  const { logs } = clientsOf(await openLocalAws());
  await logs.send(createLogGroup({ deletionProtectionEnabled: true }));
  const logGroupName = '/ecs/web';
  const refused = await refusal(logs.send(new DeleteLogGroupCommand({ logGroupName })));
  expect(refused).toBeInstanceOf(ValidationException);
  const off = { logGroupIdentifier: ARN, deletionProtectionEnabled: false };
  await logs.send(new PutLogGroupDeletionProtectionCommand(off));
  await logs.send(new DeleteLogGroupCommand({ logGroupName }));
});

test('the inventory holds a log group with what it was made with', async () => {
  const aws = await openLocalAws();
  const { logs } = clientsOf(aws);
  await logs.send(createLogGroup({ tags: { run: 'one' } }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/ecs/web', retentionInDays: 1 }));
  expect(await aws.inventory()).toContainEqual({
    kind: 'log-group',
    id: ARN,
    content: {
      logGroupClass: 'STANDARD',
      retentionInDays: 1,
      deletionProtectionEnabled: false,
      tags: { run: 'one' },
    },
  });
});

test('log groups of one Region are not in another', async () => {
  const aws = await openLocalAws();
  const { logs } = clientsOf(aws);
  await logs.send(createLogGroup());
  const elsewhere = await aws.inventory('eu-west-1');
  expect(elsewhere.filter(({ kind }) => kind === 'log-group')).toEqual([]);
});

test('permissions name a log group with a star behind, but for its tags', async () => {
  const aws = await openLocalAws();
  const { logs } = clientsOf(aws);
  await logs.send(createLogGroup({ tags: { run: 'one' } }));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: '/ecs/web', retentionInDays: 1 }));
  await logs.send(new DescribeLogGroupsCommand({}));
  await logs.send(new UntagResourceCommand({ resourceArn: ARN, tagKeys: ['run'] }));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: '/ecs/web' }));
  expect(aws.journal.entries.flatMap(({ permissions }) => permissions)).toEqual([
    { action: 'logs:CreateLogGroup', resource: `${ARN}:*` },
    {
      action: 'logs:TagResource',
      resource: ARN,
      context: { 'aws:RequestTag/run': 'one', 'aws:TagKeys': ['run'] },
    },
    { action: 'logs:PutRetentionPolicy', resource: `${ARN}:*` },
    { action: 'logs:DescribeLogGroups', resource: '*' },
    { action: 'logs:UntagResource', resource: ARN, context: { 'aws:TagKeys': ['run'] } },
    { action: 'logs:DeleteLogGroup', resource: `${ARN}:*` },
  ]);
});

// --- internal ---

function createLogGroup(input: Partial<CreateLogGroupCommandInput> = {}): CreateLogGroupCommand {
  return new CreateLogGroupCommand({ logGroupName: '/ecs/web', ...input });
}
