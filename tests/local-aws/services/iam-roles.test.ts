import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteConflictException,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  EntityAlreadyExistsException,
  GetRoleCommand,
  InvalidInputException,
  ListRolesCommand,
  ListRoleTagsCommand,
  MalformedPolicyDocumentException,
  NoSuchEntityException,
  paginateListRoles,
  PutRolePolicyCommand,
  TagRoleCommand,
  UnmodifiableEntityException,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  type CreateRoleCommandInput,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { clientsOf, openLocalAws } from '../../local.ts';
import { refusal } from './refusal.ts';

const TRUST = trustOf({ Principal: { Service: 'ecs-tasks.amazonaws.com' } });
const EXECUTION_POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

test('a role is made with the members that CreateRole sends, and GetRole adds the rest', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const { Role } = await iam.send(createRole({ Description: 'what for', Path: '/team/' }));
  expect(Role).toEqual({
    Path: '/team/',
    RoleName: 'web',
    RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/) as string,
    Arn: 'arn:aws:iam::111122223333:role/team/web',
    CreateDate: new Date('2026-11-02T09:00:00Z'),
    AssumeRolePolicyDocument: expect.stringMatching(/^%7B%22Version%22/) as string,
  });
  expect(decodeURIComponent(Role!.AssumeRolePolicyDocument!)).toBe(TRUST);
  const got = await iam.send(new GetRoleCommand({ RoleName: 'web' }));
  expect(got.Role).toEqual({
    ...Role,
    Description: 'what for',
    MaxSessionDuration: 3600,
    RoleLastUsed: {},
  });
});

test('a role that exists is refused, whatever the case of its name', async () => {
  const { iam } = clientsOf(await openLocalAws());
  await iam.send(createRole());
  const refused = await refusal(iam.send(createRole({ RoleName: 'WEB' })));
  expect(refused).toBeInstanceOf(EntityAlreadyExistsException);
  expect(refused).toMatchObject({
    message: 'Role with name WEB already exists.',
    $metadata: { httpStatusCode: 409 },
  });
});

test.for<[string, Partial<CreateRoleCommandInput>, string]>([
  [
    'a name with a space',
    { RoleName: 'my role' },
    'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  ],
  [
    'a name of 65 characters',
    { RoleName: 'r'.repeat(65) },
    "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64",
  ],
  [
    'a path without a slash at its end',
    { Path: '/team' },
    "1 validation error detected: Value at 'path' failed to satisfy constraint: Member must satisfy regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
  ],
  [
    'sessions of less than an hour',
    { MaxSessionDuration: 3599 },
    "1 validation error detected: Value at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600",
  ],
  [
    'sessions of more than twelve hours',
    { MaxSessionDuration: 43_201 },
    "1 validation error detected: Value at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200",
  ],
  [
    'no name',
    { RoleName: undefined },
    "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must not be null",
  ],
  [
    'a tag with a character that no tag may have',
    { Tags: [{ Key: 'a*b', Value: '' }] },
    "1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
  ],
  [
    'a tag value of 257 characters',
    { Tags: [{ Key: 'a', Value: 'v'.repeat(257) }] },
    "1 validation error detected: Value at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256",
  ],
  [
    '51 tags',
    { Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' })) },
    "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
  ],
])('CreateRole refuses %s with a ValidationError', async ([, input, message]) => {
  const { iam } = clientsOf(await openLocalAws());
  const refused = await refusal(iam.send(createRole(input)));
  expect(refused).toMatchObject({ name: 'ValidationError', message });
  const { Roles } = await iam.send(new ListRolesCommand({}));
  expect(Roles).toEqual([]);
});

test('tag keys that differ only in case are refused', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const Tags = [
    { Key: 'Run', Value: '1' },
    { Key: 'run', Value: '2' },
  ];
  const refused = await refusal(iam.send(createRole({ Tags })));
  expect(refused).toBeInstanceOf(InvalidInputException);
  expect(refused.message).toBe(
    'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  );
});

test.for([
  ['text that is not JSON', '{', 'This policy contains invalid Json'],
  ['JSON that is no object', '[]', 'Syntax errors in policy.'],
  ['an unknown version', TRUST.replace('2012', '2013'), 'Syntax errors in policy.'],
  ['no statement', '{"Version":"2012-10-17"}', 'Syntax errors in policy.'],
  ['an unknown effect', TRUST.replace('Allow', 'Permit'), 'Syntax errors in policy.'],
  ['an unknown element', trustOf({ Principal: '*', Actions: [] }), 'Syntax errors in policy.'],
  ['no principal', trustOf({}), 'Missing required field Principal'],
  ['no action', trustOf({ Principal: '*', Action: undefined }), 'Missing required field Action'],
  ['a resource', trustOf({ Principal: '*', Resource: '*' }), 'Has prohibited field Resource'],
  [
    'an action of another service',
    trustOf({ Principal: '*', Action: ['sts:AssumeRole', 's3:GetObject'] }),
    'AssumeRole policy may only specify STS AssumeRole actions.',
  ],
  [
    'a service that is none',
    trustOf({ Principal: { Service: 'amazonaws.com' } }),
    'Invalid principal in policy: "SERVICE":"amazonaws.com"',
  ],
  ['an unknown condition', conditioned({ StringEqual: { a: 'b' } }), 'Syntax errors in policy.'],
  [
    'a condition in words',
    conditioned({ 'String Equals': { a: 'b' } }),
    'Syntax errors in policy.',
  ],
  ['a condition of nothing', conditioned({ StringEquals: 'a' }), 'Syntax errors in policy.'],
] as const)('a trust policy with %s is malformed', async ([, document, message]) => {
  const { iam } = clientsOf(await openLocalAws());
  const created = await refusal(iam.send(createRole({ AssumeRolePolicyDocument: document })));
  expect(created).toBeInstanceOf(MalformedPolicyDocumentException);
  expect(created.message).toBe(message);
  await iam.send(createRole());
  const update = new UpdateAssumeRolePolicyCommand({ RoleName: 'web', PolicyDocument: document });
  const updated = await refusal(iam.send(update));
  expect(updated).toBeInstanceOf(MalformedPolicyDocumentException);
  expect(updated.message).toBe(message);
});

test('a trust policy of more than 2048 characters is over the quota, white space not counted', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const spaced = TRUST.replace('{', `{${' '.repeat(4000)}`);
  await iam.send(createRole({ AssumeRolePolicyDocument: spaced }));
  const long = trustOf({ Principal: '*', Sid: 's'.repeat(2048) });
  const input = { RoleName: 'long', AssumeRolePolicyDocument: long };
  const refused = await refusal(iam.send(createRole(input)));
  expect(refused).toMatchObject({
    name: 'LimitExceededException',
    message: 'Cannot exceed quota for ACLSizePerRole: 2048',
  });
});

test('a boundary must be a policy that exists', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const policy = { PolicyName: 'edge', PolicyDocument: allowing('s3:*') };
  const { Policy } = await iam.send(new CreatePolicyCommand(policy));
  const { Role } = await iam.send(createRole({ PermissionsBoundary: Policy!.Arn }));
  expect(Role!.PermissionsBoundary).toEqual({
    PermissionsBoundaryType: 'Policy',
    PermissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/edge',
  });
  const missing = 'arn:aws:iam::111122223333:policy/none';
  const other = { RoleName: 'other', PermissionsBoundary: missing };
  const absent = await refusal(iam.send(createRole(other)));
  expect(absent).toBeInstanceOf(NoSuchEntityException);
  expect(absent.message).toBe(`Scope ARN: ${missing} does not exist or is not attachable.`);
  const noPolicy = 'arn:aws:iam::111122223333:role/web-server';
  const wrong = { RoleName: 'other', PermissionsBoundary: noPolicy };
  const invalid = await refusal(iam.send(createRole(wrong)));
  expect(invalid).toBeInstanceOf(InvalidInputException);
  expect(invalid.message).toBe(`ARN ${noPolicy} is not valid.`);
});

test('every operation on a role that is not there says so', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const RoleName = 'gone';
  const calls = [
    () => iam.send(new GetRoleCommand({ RoleName })),
    () => iam.send(new DeleteRoleCommand({ RoleName })),
    () => iam.send(new UpdateRoleCommand({ RoleName })),
    () => iam.send(new TagRoleCommand({ RoleName, Tags: [] })),
    () => iam.send(new UntagRoleCommand({ RoleName, TagKeys: [] })),
    () => iam.send(new ListRoleTagsCommand({ RoleName })),
    () => iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: TRUST })),
    () => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: EXECUTION_POLICY })),
  ];
  for (const call of calls) {
    const refused = await refusal(call());
    expect(refused).toBeInstanceOf(NoSuchEntityException);
    expect(refused).toMatchObject({
      message: 'The role with name gone cannot be found.',
      $metadata: { httpStatusCode: 404 },
    });
  }
});

test('UpdateRole changes what it is given and leaves the rest', async () => {
  const { iam } = clientsOf(await openLocalAws());
  await iam.send(createRole({ Description: 'before' }));
  await iam.send(new UpdateRoleCommand({ RoleName: 'web', MaxSessionDuration: 7200 }));
  await iam.send(new UpdateRoleCommand({ RoleName: 'web', Description: 'after' }));
  await iam.send(new UpdateRoleCommand({ RoleName: 'web' }));
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'web' }));
  expect(Role).toMatchObject({ Description: 'after', MaxSessionDuration: 7200 });
});

test('a trust policy can be replaced', async () => {
  const { iam } = clientsOf(await openLocalAws());
  await iam.send(createRole());
  const PolicyDocument = trustOf({ Principal: { Service: 'ecs.amazonaws.com' } });
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'web', PolicyDocument }));
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'web' }));
  expect(decodeURIComponent(Role!.AssumeRolePolicyDocument!)).toBe(PolicyDocument);
});

test('a role is tagged, tagged anew and untagged, without regard to case', async () => {
  const { iam } = clientsOf(await openLocalAws());
  await iam.send(createRole({ Tags: [{ Key: 'run', Value: 'one' }] }));
  const Tags = [
    { Key: 'Run', Value: 'two' },
    { Key: 'step', Value: '' },
  ];
  await iam.send(new TagRoleCommand({ RoleName: 'web', Tags }));
  const tagged = await iam.send(new ListRoleTagsCommand({ RoleName: 'web' }));
  expect(tagged).toMatchObject({ Tags, IsTruncated: false });
  await iam.send(new UntagRoleCommand({ RoleName: 'web', TagKeys: ['run', 'none'] }));
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'web' }));
  expect(Role!.Tags).toEqual([{ Key: 'step', Value: '' }]);
  await iam.send(new UntagRoleCommand({ RoleName: 'web', TagKeys: ['step'] }));
  const bare = await iam.send(new GetRoleCommand({ RoleName: 'web' }));
  expect(bare.Role!.Tags).toBeUndefined();
});

test('a role takes 50 tags in all', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const tags = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => ({ Key: `key-${from + index}`, Value: '' }));
  await iam.send(createRole({ Tags: tags(50) }));
  const more = new TagRoleCommand({ RoleName: 'web', Tags: tags(1, 50) });
  await expect(iam.send(more)).rejects.toThrow('Cannot exceed quota for TagsPerRole: 50');
});

test('ListRoles pages through the roles below a path, by name', async () => {
  const { iam } = clientsOf(await openLocalAws());
  for (const RoleName of ['c', 'a', 'b', 'd', 'e']) {
    await iam.send(createRole({ RoleName, Path: RoleName === 'd' ? '/' : '/team/' }));
  }
  const pages: string[][] = [];
  const pager = paginateListRoles({ client: iam, pageSize: 2 }, { PathPrefix: '/team/' });
  for await (const page of pager) pages.push(page.Roles!.map(({ RoleName }) => RoleName!));
  expect(pages).toEqual([
    ['a', 'b'],
    ['c', 'e'],
  ]);
  const { Roles, IsTruncated, Marker } = await iam.send(new ListRolesCommand({}));
  expect(Roles!.map(({ RoleName }) => RoleName)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect({ IsTruncated, Marker }).toEqual({ IsTruncated: false, Marker: undefined });
});

test('a page starts where the former ended, even when its last role is gone', async () => {
  const { iam } = clientsOf(await openLocalAws());
  for (const RoleName of ['a', 'b', 'c']) await iam.send(createRole({ RoleName }));
  const { Marker } = await iam.send(new ListRolesCommand({ MaxItems: 2 }));
  await iam.send(new DeleteRoleCommand({ RoleName: 'b' }));
  const { Roles } = await iam.send(new ListRolesCommand({ MaxItems: 2, Marker }));
  expect(Roles!.map(({ RoleName }) => RoleName)).toEqual(['c']);
});

test('a marker that no page gave is refused', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const refused = await refusal(iam.send(new ListRolesCommand({ Marker: 'guess' })));
  expect(refused).toMatchObject({ name: 'ValidationError', message: 'Invalid Marker.' });
});

test('a role cannot be deleted while a policy remains', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const RoleName = 'web';
  await iam.send(createRole());
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: EXECUTION_POLICY }));
  const inline = { RoleName, PolicyName: 'more', PolicyDocument: allowing('s3:GetObject') };
  await iam.send(new PutRolePolicyCommand(inline));
  const attached = await refusal(iam.send(new DeleteRoleCommand({ RoleName })));
  expect(attached).toBeInstanceOf(DeleteConflictException);
  expect(attached).toMatchObject({
    message: 'Cannot delete entity, must detach all policies first.',
    $metadata: { httpStatusCode: 409 },
  });
  await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: EXECUTION_POLICY }));
  const named = await refusal(iam.send(new DeleteRoleCommand({ RoleName })));
  expect(named).toBeInstanceOf(DeleteConflictException);
  expect(named.message).toBe('Cannot delete entity, must delete policies first.');
  await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'more' }));
  await iam.send(new DeleteRoleCommand({ RoleName }));
  await expect(iam.send(new GetRoleCommand({ RoleName }))).rejects.toBeInstanceOf(
    NoSuchEntityException,
  );
});

test('a service-linked role is only modifiable by AWS', async () => {
  const { iam } = clientsOf(await openLocalAws());
  const create = { AWSServiceName: 'ecs.amazonaws.com' };
  await iam.send(new CreateServiceLinkedRoleCommand(create));
  const RoleName = 'AWSServiceRoleForECS';
  const PolicyArn = EXECUTION_POLICY;
  const calls = [
    () => iam.send(new DeleteRoleCommand({ RoleName })),
    () => iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: TRUST })),
    () => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
    () => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
  ];
  for (const call of calls) {
    const refused = await refusal(call());
    expect(refused).toBeInstanceOf(UnmodifiableEntityException);
    expect(refused.message).toBe(
      "Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this role is only modifiable by AWS",
    );
  }
});

test('the inventory holds the roles of the account and not the service-linked ones', async () => {
  const aws = await openLocalAws();
  const { iam } = clientsOf(aws);
  const before = await aws.inventory();
  const create = { AWSServiceName: 'ecs.amazonaws.com' };
  await iam.send(new CreateServiceLinkedRoleCommand(create));
  expect(await aws.inventory()).toEqual(before);
  await iam.send(createRole());
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'web', PolicyArn: EXECUTION_POLICY }));
  expect(await aws.inventory()).toContainEqual({
    kind: 'role',
    id: 'arn:aws:iam::111122223333:role/web',
    content: expect.objectContaining({
      attached: [EXECUTION_POLICY],
      inline: {},
      tags: [],
    }) as object,
  });
});

test('making a tagged role needs iam:TagRole as well', async () => {
  const aws = await openLocalAws();
  const { iam } = clientsOf(aws);
  await iam.send(createRole({ Tags: [{ Key: 'run', Value: 'one' }] }));
  const resource = 'arn:aws:iam::111122223333:role/web';
  const context = { 'aws:RequestTag/run': 'one', 'aws:TagKeys': ['run'] };
  expect(aws.journal.entries.at(-1)!.permissions).toEqual([
    { action: 'iam:CreateRole', resource, context },
    { action: 'iam:TagRole', resource, context },
  ]);
});

test('a permission names the role by its own path', async () => {
  const aws = await openLocalAws();
  const { iam } = clientsOf(aws);
  await iam.send(createRole({ Path: '/team/' }));
  await iam.send(new GetRoleCommand({ RoleName: 'web' }));
  await iam.send(new UntagRoleCommand({ RoleName: 'web', TagKeys: ['run'] }));
  await iam.send(new ListRolesCommand({}));
  const resource = 'arn:aws:iam::111122223333:role/team/web';
  expect(aws.journal.entries.slice(-3).flatMap(({ permissions }) => permissions)).toEqual([
    { action: 'iam:GetRole', resource },
    { action: 'iam:UntagRole', resource, context: { 'aws:TagKeys': ['run'] } },
    { action: 'iam:ListRoles', resource: '*' },
  ]);
});

test('what changes the rights of a bounded role has the boundary in its context', async () => {
  const aws = await openLocalAws();
  const { iam } = clientsOf(aws);
  const policy = { PolicyName: 'edge', PolicyDocument: allowing('s3:*') };
  const { Policy } = await iam.send(new CreatePolicyCommand(policy));
  const boundary = Policy!.Arn;
  await iam.send(createRole({ PermissionsBoundary: boundary }));
  const attach = { RoleName: 'web', PolicyArn: EXECUTION_POLICY };
  await iam.send(new AttachRolePolicyCommand(attach));
  const resource = 'arn:aws:iam::111122223333:role/web';
  expect(aws.journal.entries.slice(-2).flatMap(({ permissions }) => permissions)).toEqual([
    { action: 'iam:CreateRole', resource, context: { 'iam:PermissionsBoundary': boundary } },
    {
      action: 'iam:AttachRolePolicy',
      resource,
      context: { 'iam:PolicyARN': EXECUTION_POLICY, 'iam:PermissionsBoundary': boundary },
    },
  ]);
});

// --- internal ---

function createRole(input: Partial<CreateRoleCommandInput> = {}): CreateRoleCommand {
  return new CreateRoleCommand({ RoleName: 'web', AssumeRolePolicyDocument: TRUST, ...input });
}

function conditioned(Condition: object): string {
  return trustOf({ Principal: '*', Condition });
}

function trustOf(statement: object): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }],
  });
}

function allowing(action: string): string {
  const statement = { Effect: 'Allow', Action: action, Resource: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: statement });
}
