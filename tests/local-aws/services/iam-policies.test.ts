import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeleteConflictException,
  DeletePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  EntityAlreadyExistsException,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  LimitExceededException,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListRolePoliciesCommand,
  MalformedPolicyDocumentException,
  NoSuchEntityException,
  paginateListAttachedRolePolicies,
  paginateListPolicies,
  paginateListRolePolicies,
  PolicyNotAttachableException,
  PutRolePolicyCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { checkPolicy } from '../../../src/local-aws/services/iam/policies/check-policy-document.ts';
import {
  awsManagedPolicies,
  managedPolicyArn,
} from '../../../src/local-aws/services/iam/policies/managed-policies.ts';
import { clientsOf, openLocalAws } from '../../local.ts';
import { refusal } from './refusal.ts';

const RoleName = 'web';
const EXECUTION_POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
const OWN = 'arn:aws:iam::111122223333:policy/own';

test('a policy of AWS is attached, once however often it is asked for, and detached', async () => {
  const { iam } = await openWithRole();
  for (let times = 0; times < 2; times++) await attach(iam, EXECUTION_POLICY);
  const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  expect(attached).toMatchObject({
    AttachedPolicies: [
      { PolicyName: 'AmazonECSTaskExecutionRolePolicy', PolicyArn: EXECUTION_POLICY },
    ],
    IsTruncated: false,
  });
  await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: EXECUTION_POLICY }));
  const detached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  expect(detached.AttachedPolicies).toEqual([]);
});

test.for([
  [
    'without its path',
    'arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy',
    'NoSuchEntityException',
    'Policy arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy does not exist or is not attachable.',
  ],
  [
    'of the account that is not there',
    OWN,
    'NoSuchEntityException',
    `Policy ${OWN} does not exist or is not attachable.`,
  ],
  [
    'by its name',
    'AmazonECSTaskExecutionRolePolicy',
    'ValidationError',
    'ARN AmazonECSTaskExecutionRolePolicy is not valid.',
  ],
  [
    'by a short text',
    'short',
    'ValidationError',
    "1 validation error detected: Value at 'policyArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
  ],
] as const)('a policy %s cannot be attached', async ([, arn, name, message]) => {
  const { iam } = await openWithRole();
  expect(await refusal(attach(iam, arn))).toMatchObject({ name, message });
});

test('a policy of a service-linked role cannot be attached', async () => {
  const { iam } = await openWithRole();
  const arn = 'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy';
  const refused = await refusal(attach(iam, arn));
  expect(refused).toBeInstanceOf(PolicyNotAttachableException);
  expect(refused.message).toBe('Cannot attach a Service Role Policy to a Customer Role.');
});

test('a policy that is not attached cannot be detached', async () => {
  const { iam } = await openWithRole();
  await makePolicy(iam, 'own');
  const refused = await refusal(
    iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: OWN })),
  );
  expect(refused).toBeInstanceOf(NoSuchEntityException);
  expect(refused.message).toBe(`Policy ${OWN} was not found.`);
});

test('a role takes ten policies', async () => {
  const { iam } = await openWithRole();
  for (let number = 0; number < 11; number++) await makePolicy(iam, `own-${number}`);
  for (let number = 0; number < 10; number++) await attach(iam, `${OWN}-${number}`);
  const refused = await refusal(attach(iam, `${OWN}-10`));
  expect(refused).toBeInstanceOf(LimitExceededException);
  expect(refused.message).toBe('Cannot exceed quota for PoliciesPerRole: 10');
});

test('attached policies come in pages by name, below a path', async () => {
  const { iam } = await openWithRole();
  for (const name of ['c', 'a', 'b']) {
    await makePolicy(iam, name);
    await attach(iam, `arn:aws:iam::111122223333:policy/${name}`);
  }
  await attach(iam, EXECUTION_POLICY);
  const pages: (string | undefined)[][] = [];
  for await (const { AttachedPolicies } of paginateListAttachedRolePolicies(
    { client: iam, pageSize: 3 },
    { RoleName },
  )) {
    pages.push(AttachedPolicies!.map(({ PolicyName }) => PolicyName));
  }
  expect(pages).toEqual([['AmazonECSTaskExecutionRolePolicy', 'a', 'b'], ['c']]);
  const below = new ListAttachedRolePoliciesCommand({ RoleName, PathPrefix: '/service-role/' });
  expect((await iam.send(below)).AttachedPolicies).toHaveLength(1);
});

test('an inline policy is put, replaced, read URL-encoded, and deleted', async () => {
  const { iam } = await openWithRole();
  const named = { RoleName, PolicyName: 'logs' };
  for (const action of ['logs:CreateLogStream', 'logs:*']) {
    await iam.send(new PutRolePolicyCommand({ ...named, PolicyDocument: allowing(action) }));
  }
  const { PolicyDocument, ...got } = await iam.send(new GetRolePolicyCommand(named));
  expect(got).toMatchObject(named);
  expect(PolicyDocument).toContain('%22Action%22%3A%22logs%3A%2A%22');
  expect(decodeURIComponent(PolicyDocument!)).toBe(allowing('logs:*'));
  const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  expect(PolicyNames).toEqual(['logs']);
  await iam.send(new DeleteRolePolicyCommand(named));
  const after = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  expect(after.PolicyNames).toEqual([]);
  for (const call of [
    () => iam.send(new GetRolePolicyCommand(named)),
    () => iam.send(new DeleteRolePolicyCommand(named)),
  ]) {
    const refused = await refusal(call());
    expect(refused).toBeInstanceOf(NoSuchEntityException);
    expect(refused.message).toBe('The role policy with name logs cannot be found.');
  }
});

test('every operation on the policies of a role that is not there says so', async () => {
  const { iam } = await openWithRole();
  const gone = { RoleName: 'gone', PolicyName: 'logs' };
  for (const call of [
    () => iam.send(new PutRolePolicyCommand({ ...gone, PolicyDocument: allowing('s3:*') })),
    () => iam.send(new GetRolePolicyCommand(gone)),
    () => iam.send(new DeleteRolePolicyCommand(gone)),
    () => iam.send(new ListRolePoliciesCommand(gone)),
    () => iam.send(new ListAttachedRolePoliciesCommand(gone)),
  ]) {
    const refused = await refusal(call());
    expect(refused).toBeInstanceOf(NoSuchEntityException);
    expect(refused.message).toBe('The role with name gone cannot be found.');
  }
});

test('inline policies come in pages', async () => {
  const { iam } = await openWithRole();
  for (const PolicyName of ['c', 'a', 'b']) {
    const PolicyDocument = allowing('s3:*');
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
  }
  const pages: (string[] | undefined)[] = [];
  const pager = paginateListRolePolicies({ client: iam, pageSize: 2 }, { RoleName });
  for await (const { PolicyNames } of pager) pages.push(PolicyNames);
  expect(pages).toEqual([['a', 'b'], ['c']]);
});

test('the inline policies of a role have 10240 characters together', async () => {
  const { iam } = await openWithRole();
  const put = (PolicyName: string) =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName,
        PolicyDocument: allowing(`s3:${'x'.repeat(6000)}`),
      }),
    );
  await put('one');
  await put('one');
  const refused = await refusal(put('two'));
  expect(refused).toBeInstanceOf(LimitExceededException);
  expect(refused.message).toBe('Maximum policy size of 10240 bytes exceeded for role web');
});

test.for([
  ['that is not JSON', 'allow all', 'This policy contains invalid Json'],
  [
    'with a principal',
    policyOf({ Action: 's3:*', Resource: '*', Principal: '*' }),
    'Policy document should not specify a principal.',
  ],
  ['without actions', policyOf({ Resource: '*' }), 'Policy statement must contain actions.'],
  ['without resources', policyOf({ Action: 's3:*' }), 'Policy statement must contain resources.'],
  [
    'with an action of no service',
    policyOf({ Action: ['s3:*', 'GetObject'], Resource: '*' }),
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  [
    'with a resource that is no ARN',
    policyOf({ Action: 's3:*', Resource: 'bucket' }),
    'Resource bucket must be in ARN format or "*".',
  ],
] as const)('a policy %s is malformed', async ([, PolicyDocument, message]) => {
  const { iam } = await openWithRole();
  for (const call of [
    () => iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'bad', PolicyDocument })),
    () => iam.send(new CreatePolicyCommand({ PolicyName: 'bad', PolicyDocument })),
  ]) {
    const refused = await refusal(call());
    expect(refused).toBeInstanceOf(MalformedPolicyDocumentException);
    expect(refused.message).toBe(message);
  }
});

test('a customer managed policy is made, read, listed and deleted', async () => {
  const aws = await openLocalAws();
  const { iam } = clientsOf(aws);
  const before = await aws.inventory();
  const input = { PolicyName: 'own', Path: '/team/', Description: 'ours' };
  const PolicyDocument = allowing('s3:GetObject');
  const { Policy } = await iam.send(new CreatePolicyCommand({ ...input, PolicyDocument }));
  expect(Policy).toEqual({
    PolicyName: 'own',
    PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/) as string,
    Arn: 'arn:aws:iam::111122223333:policy/team/own',
    Path: '/team/',
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: new Date('2026-11-02T09:00:00Z'),
    UpdateDate: new Date('2026-11-02T09:00:00Z'),
  });
  const PolicyArn = Policy!.Arn;
  const got = await iam.send(new GetPolicyCommand({ PolicyArn }));
  expect(got.Policy).toEqual({ ...Policy, Description: 'ours', Tags: [] });
  const version = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
  expect(decodeURIComponent(version.PolicyVersion!.Document!)).toBe(PolicyDocument);
  const listed = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
  expect(listed.Policies).toEqual([Policy]);
  expect(await aws.inventory()).toContainEqual({
    kind: 'policy',
    id: PolicyArn,
    content: { document: PolicyDocument, description: 'ours', tags: [] },
  });
  await iam.send(new DeletePolicyCommand({ PolicyArn }));
  expect(await aws.inventory()).toEqual(before);
});

test('a policy with a name that is taken is refused', async () => {
  const { iam } = await openWithRole();
  await makePolicy(iam, 'own');
  const refused = await refusal(makePolicy(iam, 'own'));
  expect(refused).toBeInstanceOf(EntityAlreadyExistsException);
  expect(refused.message).toBe(
    'A policy called own already exists. Duplicate names are not allowed.',
  );
});

test('a policy has 6144 characters at most', async () => {
  const { iam } = await openWithRole();
  const PolicyDocument = allowing(`s3:${'x'.repeat(6144)}`);
  const refused = await refusal(
    iam.send(new CreatePolicyCommand({ PolicyName: 'own', PolicyDocument })),
  );
  expect(refused).toBeInstanceOf(LimitExceededException);
  expect(refused.message).toBe('Cannot exceed quota for PolicySize: 6144');
});

test('a policy that a role has, attached or as its boundary, cannot be deleted', async () => {
  const { iam } = await openWithRole();
  await makePolicy(iam, 'own');
  await attach(iam, OWN);
  const bounded = { RoleName: 'bounded', PermissionsBoundary: OWN };
  await iam.send(new CreateRoleCommand({ ...bounded, AssumeRolePolicyDocument: TRUST }));
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: OWN }));
  expect(Policy).toMatchObject({ AttachmentCount: 1, PermissionsBoundaryUsageCount: 1 });
  await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: OWN }));
  const refused = await refusal(iam.send(new DeletePolicyCommand({ PolicyArn: OWN })));
  expect(refused).toBeInstanceOf(DeleteConflictException);
  expect(refused.message).toBe('Cannot delete a policy attached to entities.');
});

test('a policy that is not there is not found', async () => {
  const { iam } = await openWithRole();
  for (const call of [
    () => iam.send(new GetPolicyCommand({ PolicyArn: OWN })),
    () => iam.send(new DeletePolicyCommand({ PolicyArn: OWN })),
  ]) {
    const refused = await refusal(call());
    expect(refused).toBeInstanceOf(NoSuchEntityException);
    expect(refused.message).toBe(`Policy ${OWN} was not found.`);
  }
  const version = { PolicyArn: OWN, VersionId: 'v1' };
  const refused = await refusal(iam.send(new GetPolicyVersionCommand(version)));
  expect(refused).toBeInstanceOf(NoSuchEntityException);
  expect(refused.message).toBe(`Policy ${OWN} version v1 does not exist or is not attachable.`);
});

test('the task execution policy of AWS lets Fargate pull and log and make no log group', async () => {
  const { iam } = await openWithRole();
  const PolicyArn = EXECUTION_POLICY;
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
  );
  expect(PolicyVersion).toMatchObject({ VersionId: 'v1', IsDefaultVersion: true });
  expect(JSON.parse(decodeURIComponent(PolicyVersion!.Document!))).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'ecr:GetAuthorizationToken',
          'ecr:BatchCheckLayerAvailability',
          'ecr:GetDownloadUrlForLayer',
          'ecr:BatchGetImage',
          'logs:CreateLogStream',
          'logs:PutLogEvents',
        ],
        Resource: '*',
      },
    ],
  });
});

test('every document of AWS that is here is a policy that IAM would take', () => {
  for (const { document } of awsManagedPolicies) {
    if (document) expect(() => checkPolicy(JSON.stringify(document))).not.toThrow();
  }
});

test('a document of AWS that is not here is not made up', async () => {
  const { iam } = await openWithRole();
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonECS_FullAccess';
  const get = new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v21' });
  const refused = await refusal(iam.send(get));
  expect(refused).toMatchObject({
    name: 'NotImplemented',
    message: 'The local AWS does not carry what AmazonECS_FullAccess says in its version v21.',
    $metadata: { httpStatusCode: 501 },
  });
  const never = { PolicyArn, VersionId: 'v22' };
  expect(await refusal(iam.send(new GetPolicyVersionCommand(never)))).toBeInstanceOf(
    NoSuchEntityException,
  );
  const malformed = await refusal(
    iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'latest' })),
  );
  expect(malformed.message).toBe(
    "1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
  );
});

test('policies are listed by whose they are, by path, by use, and in pages', async () => {
  const { iam } = await openWithRole();
  await makePolicy(iam, 'own');
  await makePolicy(iam, 'unused');
  await attach(iam, OWN);
  const arns = async (input: object) => {
    const { Policies } = await iam.send(new ListPoliciesCommand(input));
    return Policies!.map(({ Arn }) => Arn!);
  };
  expect(await arns({ Scope: 'AWS' })).toEqual(
    expect.arrayContaining(awsManagedPolicies.map(managedPolicyArn)),
  );
  expect(await arns({})).toHaveLength(awsManagedPolicies.length + 2);
  expect(await arns({ OnlyAttached: true })).toEqual([OWN]);
  expect(await arns({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual([]);
  expect(await arns({ PathPrefix: '/service-role/' })).toContain(EXECUTION_POLICY);
  const paged: number[] = [];
  for await (const { Policies } of paginateListPolicies({ client: iam, pageSize: 4 }, {})) {
    paged.push(Policies!.length);
  }
  expect(paged.reduce((sum, each) => sum + each)).toBe(awsManagedPolicies.length + 2);
});

test('permissions name the policy, and the one to attach is in the context', async () => {
  const { aws, iam } = await openWithRole();
  const Tags = [{ Key: 'run', Value: 'one' }];
  const PolicyDocument = allowing('s3:*');
  await iam.send(new CreatePolicyCommand({ PolicyName: 'own', PolicyDocument, Tags }));
  await attach(iam, OWN);
  await iam.send(new ListPoliciesCommand({}));
  await iam.send(new GetPolicyCommand({ PolicyArn: OWN }));
  const context = { 'aws:RequestTag/run': 'one', 'aws:TagKeys': ['run'] };
  expect(aws.journal.entries.slice(1).flatMap(({ permissions }) => permissions)).toEqual([
    { action: 'iam:CreatePolicy', resource: OWN, context },
    { action: 'iam:TagPolicy', resource: OWN, context },
    {
      action: 'iam:AttachRolePolicy',
      resource: 'arn:aws:iam::111122223333:role/web',
      context: { 'iam:PolicyARN': OWN },
    },
    { action: 'iam:ListPolicies', resource: '*' },
    { action: 'iam:GetPolicy', resource: OWN },
  ]);
});

// --- internal ---

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});

async function openWithRole() {
  const aws = await openLocalAws();
  const { iam } = clientsOf(aws);
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
  return { aws, iam };
}

function attach(iam: IAMClient, PolicyArn: string) {
  return iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
}

function makePolicy(iam: IAMClient, PolicyName: string) {
  const PolicyDocument = allowing('s3:GetObject');
  return iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
}

function allowing(action: string): string {
  return policyOf({ Action: action, Resource: '*' });
}

function policyOf(statement: object): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...statement }],
  });
}
