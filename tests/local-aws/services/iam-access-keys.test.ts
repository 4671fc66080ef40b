import { CreateClusterCommand, DescribeClustersCommand } from '@aws-sdk/client-ecs';
import {
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
  CreateAccessKeyCommand,
  DeleteUserCommand,
} from '@aws-sdk/client-iam';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { ListFunctionsCommand, GetFunctionCommand } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { refusal } from './refusal.ts';
import { allowing, openEnforced, userWith, type Keys } from './enforced-fixtures.ts';

const OF_NOBODY: Keys = {
  accessKeyId: 'AKIANOBODYHASTHISKEY',
  secretAccessKey: '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',
};

test('a user may do what the policies say, and is told by name what they do not allow', async () => {
  const { owner, clientsWith } = await openEnforced();
  const keys = await userWith(
    owner,
    'anna',
    allowing({ Action: 'ecs:*', Resource: 'arn:aws:ecs:*:*:cluster/${aws:username}' }),
  );
  const anna = clientsWith(keys);
  expect(await anna.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:user/anna',
  });
  await anna.ecs.send(new CreateClusterCommand({ clusterName: 'anna' }));
  const refused = await refusal(anna.ecs.send(new CreateClusterCommand({ clusterName: 'ben' })));
  expect([refused.name, refused.message]).toEqual([
    'AccessDeniedException',
    'User: arn:aws:iam::111122223333:user/anna is not authorized to perform: ecs:CreateCluster on resource: arn:aws:ecs:us-east-1:111122223333:cluster/ben because no identity-based policy allows the ecs:CreateCluster action',
  ]);
  const { clusters } = await owner.ecs.send(
    new DescribeClustersCommand({ clusters: ['anna', 'ben'] }),
  );
  expect(clusters!.map(({ clusterName }) => clusterName)).toEqual(['anna']);
});

test('each protocol refuses keys that nobody has, and a wrong secret, in its own words', async () => {
  const { owner, clientsWith } = await openEnforced();
  const keys = await userWith(owner, 'anna', 'arn:aws:iam::aws:policy/AdministratorAccess');
  await clientsWith(keys).ec2.send(new DescribeVpcsCommand({}));
  const refusals = async (given: Keys) => {
    const { iam, ecs, ec2, lambda } = clientsWith(given);
    const errors = [
      await refusal(iam.send(new GetUserCommand({}))),
      await refusal(ecs.send(new CreateClusterCommand({}))),
      await refusal(ec2.send(new DescribeVpcsCommand({}))),
      await refusal(lambda.send(new ListFunctionsCommand({ MaxItems: 5 }))),
    ];
    return errors.map((error) => [
      error.name,
      (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode,
    ]);
  };
  expect(await refusals(OF_NOBODY)).toEqual([
    ['InvalidClientTokenId', 403],
    ['UnrecognizedClientException', 400],
    ['AuthFailure', 401],
    ['UnrecognizedClientException', 403],
  ]);
  expect(await refusals({ ...keys, secretAccessKey: OF_NOBODY.secretAccessKey })).toEqual([
    ['SignatureDoesNotMatch', 403],
    ['InvalidSignatureException', 400],
    ['AuthFailure', 401],
    ['InvalidSignatureException', 403],
  ]);
});

test('the signature of a path and of a query is that of AWS’s own signer', async () => {
  const { owner } = await openEnforced();
  const { Functions } = await owner.lambda.send(new ListFunctionsCommand({ MaxItems: 5 }));
  expect(Functions).toEqual([]);
  // The path has a colon and a version in its query, which are encoded.
  const named = new GetFunctionCommand({ FunctionName: 'a:b+c', Qualifier: '$LATEST' });
  expect((await refusal(owner.lambda.send(named))).name).not.toMatch(/Signature/);
});

test('an inactive or deleted key is nobody’s; a user has two at most', async () => {
  const { owner, clientsWith } = await openEnforced();
  const keys = await userWith(owner, 'anna');
  const UserName = 'anna';
  const AccessKeyId = keys.accessKeyId;
  const ask = () => clientsWith(keys).sts.send(new GetCallerIdentityCommand({}));
  await owner.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: 'Inactive' }));
  expect((await refusal(ask())).name).toBe('InvalidClientTokenId');
  await owner.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: 'Active' }));
  expect((await ask()).Arn).toBe('arn:aws:iam::111122223333:user/anna');
  await owner.iam.send(new CreateAccessKeyCommand({ UserName }));
  expect((await refusal(owner.iam.send(new CreateAccessKeyCommand({ UserName })))).message).toBe(
    'Cannot exceed quota for AccessKeysPerUser: 2',
  );
  expect((await refusal(owner.iam.send(new DeleteUserCommand({ UserName })))).message).toBe(
    'Cannot delete entity, must delete access keys first.',
  );
  const { AccessKeyMetadata } = await owner.iam.send(new ListAccessKeysCommand({ UserName }));
  expect(AccessKeyMetadata).toHaveLength(2);
  expect(JSON.stringify(AccessKeyMetadata)).not.toContain(keys.secretAccessKey);
  for (const { AccessKeyId: id } of AccessKeyMetadata!) {
    await owner.iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: id }));
  }
  await owner.iam.send(new DeleteUserCommand({ UserName }));
  expect((await refusal(ask())).name).toBe('InvalidClientTokenId');
});

test('a user cannot widen their own rights, and a boundary limits what a policy allows', async () => {
  const { owner, clientsWith } = await openEnforced();
  const anna = clientsWith(
    await userWith(owner, 'anna', allowing({ Action: 'ecs:*', Resource: '*' })),
  );
  const widen = new PutUserPolicyCommand({
    UserName: 'anna',
    PolicyName: 'all',
    PolicyDocument: allowing({ Action: '*', Resource: '*' }),
  });
  expect((await refusal(anna.iam.send(widen))).message).toBe(
    'User: arn:aws:iam::111122223333:user/anna is not authorized to perform: iam:PutUserPolicy on resource: user anna because no identity-based policy allows the iam:PutUserPolicy action',
  );
  const { Policy } = await owner.iam.send(
    new CreatePolicyCommand({
      PolicyName: 'only-ecs',
      PolicyDocument: allowing({ Action: 'ecs:*', Resource: '*' }),
    }),
  );
  await owner.iam.send(
    new CreateUserCommand({ UserName: 'ben', PermissionsBoundary: Policy!.Arn! }),
  );
  await owner.iam.send(new PutUserPolicyCommand({ ...widen.input, UserName: 'ben' }));
  const { AccessKey } = await owner.iam.send(new CreateAccessKeyCommand({ UserName: 'ben' }));
  const ben = clientsWith({
    accessKeyId: AccessKey!.AccessKeyId!,
    secretAccessKey: AccessKey!.SecretAccessKey!,
  });
  await ben.ecs.send(new CreateClusterCommand({ clusterName: 'ben' }));
  expect((await refusal(ben.iam.send(new ListUsersCommand({})))).message).toContain(
    'because no permissions boundary allows the iam:ListUsers action',
  );
});

test('without enforcement keys say who somebody is, and everyone may do everything', async () => {
  const { owner, clientsWith } = await openEnforced(false);
  const anna = clientsWith(await userWith(owner, 'anna'));
  await anna.ecs.send(new CreateClusterCommand({ clusterName: 'any' }));
  expect((await anna.sts.send(new GetCallerIdentityCommand({}))).Arn).toContain('user/anna');
  const nobody = clientsWith(OF_NOBODY);
  expect((await nobody.sts.send(new GetCallerIdentityCommand({}))).Arn).toContain('user/reader');
  const { Users } = await nobody.iam.send(new ListUsersCommand({}));
  expect(Users!.map(({ UserName }) => UserName)).toEqual(['anna', 'reader']);
});
