import { CreateClusterCommand, DescribeClustersCommand } from '@aws-sdk/client-ecs';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
} from '@aws-sdk/client-iam';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { sessionFor } from '../../../src/local-aws/services/sts/sessions/session-for.ts';
import { refusal } from './refusal.ts';
import { allowing, openEnforced, userWith, type Keys } from './enforced-fixtures.ts';

type Open = Awaited<ReturnType<typeof openEnforced>>;

const ROLE = 'arn:aws:iam::111122223333:role/builder';
const ASSUME = { RoleArn: ROLE, RoleSessionName: 'today' };

const trusting = (AWS: string, more: object = {}) =>
  allowing({ Principal: { AWS }, Action: 'sts:AssumeRole', ...more });

/** Makes a role that may make clusters, and lets it settle. */
async function makeRole({ owner, pass }: Open, trust: string): Promise<void> {
  await owner.iam.send(
    new CreateRoleCommand({ RoleName: 'builder', AssumeRolePolicyDocument: trust }),
  );
  await owner.iam.send(
    new PutRolePolicyCommand({
      RoleName: 'builder',
      PolicyName: 'own',
      PolicyDocument: allowing({ Action: 'ecs:CreateCluster', Resource: '*' }),
    }),
  );
  await pass(30);
}

async function assume(
  { sts }: Pick<Open['owner'], 'sts'>,
  more: object = {},
): Promise<Keys & { expires: Date }> {
  const { Credentials } = await sts.send(new AssumeRoleCommand({ ...ASSUME, ...more }));
  return {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken,
    expires: Credentials!.Expiration!,
  };
}

const REFUSED =
  'is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/builder';

test('a session of a role has the rights of the role, until it expires', async () => {
  const open = await openEnforced();
  await makeRole(open, trusting('111122223333'));
  const keys = await assume(open.owner);
  const session = open.clientsWith(keys);
  const { Arn, UserId } = await session.sts.send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe('arn:aws:sts::111122223333:assumed-role/builder/today');
  expect(UserId).toMatch(/^AROA[A-Z2-7]{17}:today$/);
  await session.ecs.send(new CreateClusterCommand({ clusterName: 'made' }));
  const refused = await refusal(
    session.ecs.send(new DescribeClustersCommand({ clusters: ['made'] })),
  );
  expect(refused.message).toContain(
    'User: arn:aws:sts::111122223333:assumed-role/builder/today is not authorized to perform: ecs:DescribeClusters',
  );
  expect(keys.expires.getTime() - open.aws.account.now).toBe(3_600_000);
  await open.pass(3599);
  await session.ecs.send(new CreateClusterCommand({ clusterName: 'made' }));
  await open.pass(1);
  const late = [
    await refusal(session.sts.send(new GetCallerIdentityCommand({}))),
    await refusal(session.ecs.send(new CreateClusterCommand({}))),
    await refusal(session.ec2.send(new DescribeVpcsCommand({}))),
  ];
  expect(late.map(({ name }) => name)).toEqual([
    'ExpiredToken',
    'ExpiredTokenException',
    'RequestExpired',
  ]);
});

test('a session without its token, or of a role that was made anew, is nobody’s', async () => {
  const open = await openEnforced();
  await makeRole(open, trusting('111122223333'));
  const { sessionToken: _token, ...bare } = await assume(open.owner);
  const ask = (keys: Keys) => open.clientsWith(keys).sts.send(new GetCallerIdentityCommand({}));
  expect((await refusal(ask(bare))).name).toBe('InvalidClientTokenId');
  const keys = await assume(open.owner);
  await ask(keys);
  await open.owner.iam.send(
    new DeleteRolePolicyCommand({ RoleName: 'builder', PolicyName: 'own' }),
  );
  await open.owner.iam.send(new DeleteRoleCommand({ RoleName: 'builder' }));
  expect((await refusal(ask(keys))).name).toBe('InvalidClientTokenId');
  await makeRole(open, trusting('111122223333'));
  expect((await refusal(ask(keys))).name).toBe('InvalidClientTokenId');
});

test('a role is assumed by whom its trust policy names, and by others of the account if a policy allows it', async () => {
  const open = await openEnforced();
  const mayAssume = allowing({ Action: 'sts:AssumeRole', Resource: ROLE });
  const anna = open.clientsWith(await userWith(open.owner, 'anna'));
  const ben = open.clientsWith(await userWith(open.owner, 'ben', mayAssume));
  const carl = open.clientsWith(await userWith(open.owner, 'carl'));
  await makeRole(open, trusting('arn:aws:iam::111122223333:user/anna'));
  // The trust policy names anna, so that she needs no policy of her own, and ben's is not enough.
  await assume(anna);
  expect((await refusal(assume(ben))).message).toContain(`user/ben ${REFUSED}`);
  await open.owner.iam.send(
    new DeleteRolePolicyCommand({ RoleName: 'builder', PolicyName: 'own' }),
  );
  await open.owner.iam.send(new DeleteRoleCommand({ RoleName: 'builder' }));
  await makeRole(open, trusting('arn:aws:iam::111122223333:root'));
  await assume(ben);
  expect((await refusal(assume(carl))).message).toContain(
    'because no identity-based policy allows the sts:AssumeRole action',
  );
});

test('a trust policy for a service, and the conditions of one, are heeded, whoever asks', async () => {
  const open = await openEnforced(false);
  await makeRole(
    open,
    trusting('111122223333', { Condition: { StringEquals: { 'sts:ExternalId': 'secret' } } }),
  );
  expect((await refusal(assume(open.owner))).message).toContain(`user/reader ${REFUSED}`);
  await assume(open.owner, { ExternalId: 'secret' });
  await open.owner.iam.send(
    new CreateRoleCommand({
      RoleName: 'task',
      AssumeRolePolicyDocument: allowing({
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    }),
  );
  await open.pass(30);
  const ofTask = { RoleArn: 'arn:aws:iam::111122223333:role/task' };
  expect((await refusal(assume(open.owner, ofTask))).name).toBe('AccessDenied');
});

test('a session is as long as its role allows, and an hour from another session', async () => {
  const open = await openEnforced();
  await makeRole(open, trusting('111122223333'));
  expect((await refusal(assume(open.owner, { DurationSeconds: 7200 }))).message).toBe(
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  );
  expect((await refusal(assume(open.owner, { DurationSeconds: 60 }))).name).toBe('ValidationError');
  await open.owner.iam.send(
    new PutRolePolicyCommand({
      RoleName: 'builder',
      PolicyName: 'chain',
      PolicyDocument: allowing({ Action: 'sts:AssumeRole', Resource: ROLE }),
    }),
  );
  const session = open.clientsWith(await assume(open.owner));
  await assume(session, { DurationSeconds: 900 });
  expect((await refusal(assume(session, { DurationSeconds: 7200 }))).message).toContain(
    'roles assumed by role chaining',
  );
});

test('the policies of a session allow no more than the role, and can allow less', async () => {
  const open = await openEnforced();
  await makeRole(open, trusting('111122223333'));
  const Policy = allowing({ Action: 'ecs:*', Resource: '*:cluster/one' });
  const limited = open.clientsWith(
    await assume(open.owner, { Policy: Policy.replace('*:cl', 'arn:aws:ecs:*:*:cl') }),
  );
  await limited.ecs.send(new CreateClusterCommand({ clusterName: 'one' }));
  expect(
    (await refusal(limited.ecs.send(new CreateClusterCommand({ clusterName: 'two' })))).message,
  ).toContain('because no session policy allows the ecs:CreateCluster action');
  expect(
    (await refusal(limited.ecs.send(new DescribeClustersCommand({ clusters: ['one'] })))).message,
  ).toContain('because no identity-based policy allows');
});

test.each([
  { Tags: [{ Key: 'team', Value: 'blue' }] },
  { TransitiveTagKeys: ['team'] },
  { SerialNumber: 'arn:aws:iam::111122223333:mfa/anna' },
  { TokenCode: '123456' },
  { SourceIdentity: 'anna' },
  {
    ProvidedContexts: [
      { ProviderArn: 'arn:aws:iam::aws:contextProvider/x', ContextAssertion: 'text' },
    ],
  },
])('what a session does not act on is refused by name: %j', async (more) => {
  const open = await openEnforced();
  await makeRole(open, trusting('111122223333'));
  expect((await refusal(assume(open.owner, more))).message).toContain(
    `does not model ${Object.keys(more)[0]} of a session`,
  );
});

test('the tags of a role are those of its sessions', async () => {
  const open = await openEnforced();
  await makeRole(open, trusting('111122223333'));
  await open.owner.iam.send(
    new TagRoleCommand({ RoleName: 'builder', Tags: [{ Key: 'team', Value: 'blue' }] }),
  );
  await open.owner.iam.send(
    new PutRolePolicyCommand({
      RoleName: 'builder',
      PolicyName: 'own',
      PolicyDocument: allowing({
        Action: 'ecs:CreateCluster',
        Resource: 'arn:aws:ecs:*:*:cluster/${aws:PrincipalTag/team}',
      }),
    }),
  );
  const session = open.clientsWith(await assume(open.owner));
  await session.ecs.send(new CreateClusterCommand({ clusterName: 'blue' }));
  expect(
    (await refusal(session.ecs.send(new CreateClusterCommand({ clusterName: 'red' })))).name,
  ).toBe('AccessDeniedException');
});

test('the credentials of a task have the rights of its role, also where nothing is enforced', async () => {
  const open = await openEnforced(false);
  await makeRole(open, trusting('111122223333'));
  const session = await open.aws.account.transaction(() =>
    sessionFor(open.aws.account.region('us-east-1'), ROLE, {
      name: '0123456789abcdef',
      isAlwaysEnforced: true,
    }),
  );
  const task = open.clientsWith(session!);
  await task.ecs.send(new CreateClusterCommand({ clusterName: 'made' }));
  expect(
    (await refusal(task.ecs.send(new DescribeClustersCommand({ clusters: ['made'] })))).message,
  ).toContain(
    'User: arn:aws:sts::111122223333:assumed-role/builder/0123456789abcdef is not authorized',
  );
  const forged = open.clientsWith({ ...session!, secretAccessKey: 'guessed' });
  expect((await refusal(forged.ecs.send(new CreateClusterCommand({})))).name).toBe(
    'InvalidSignatureException',
  );
  expect(
    await open.aws.account.transaction(() =>
      sessionFor(open.aws.account.region('us-east-1'), `${ROLE}-of-nobody`, { name: 'x' }),
    ),
  ).toBeUndefined();
});
