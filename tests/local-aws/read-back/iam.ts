import type { Asked, Made, Rows } from './read-back.ts';
import { pick, tagKeys } from './read-back.ts';

/** A trust policy for one service. */
export function trust(Service: string): string {
  const statement = { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});
const MANAGED = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

const roleOf = ({ call }: Asked) => call('iam GetRole', { RoleName: 'kept' });
const inline = ({ call }: Asked) =>
  call('iam GetRolePolicy', { RoleName: 'kept', PolicyName: 'inline' });
const attached = ({ call }: Asked) => call('iam ListAttachedRolePolicies', { RoleName: 'kept' });

async function makeRole({ call }: Asked): Promise<Made> {
  await call('iam CreateRole', {
    RoleName: 'kept',
    AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
    Tags: [{ Key: 'old', Value: 'tag' }],
  });
  return {};
}

async function makePolicy({ call }: Asked): Promise<Made> {
  const made = await call('iam CreatePolicy', { PolicyName: 'own', PolicyDocument: POLICY });
  return { policy: pick(made, 'Policy.Arn') };
}

const userOf = ({ call }: Asked) => call('iam GetUser', { UserName: 'kept' });
const keysOf = ({ call }: Asked) => call('iam ListAccessKeys', { UserName: 'kept' });
const userInline = ({ call }: Asked) =>
  call('iam GetUserPolicy', { UserName: 'kept', PolicyName: 'inline' });
const userAttached = ({ call }: Asked) =>
  call('iam ListAttachedUserPolicies', { UserName: 'kept' });

async function makeUser({ call }: Asked): Promise<Made> {
  await call('iam CreateUser', { UserName: 'kept' });
  return {};
}

async function makeKey(asked: Asked): Promise<Made> {
  await makeUser(asked);
  const made = await asked.call('iam CreateAccessKey', { UserName: 'kept' });
  return { key: pick(made, 'AccessKey.AccessKeyId') };
}

export const IAM: Rows = {
  CreateUser: {
    given: {
      UserName: 'kept',
      Path: '/law/',
      Tags: [{ Key: 'project', Value: 'law' }],
    },
    as: { PermissionsBoundary: 'PermissionsBoundaryArn' },
    probe: { PermissionsBoundary: { PermissionsBoundary: MANAGED } },
    read: userOf,
  },
  DeleteUser: {
    before: makeUser,
    given: { UserName: 'kept' },
    gone: ['UserName'],
    names: ['UserName'],
    read: userOf,
  },
  PutUserPolicy: {
    before: makeUser,
    given: { UserName: 'kept', PolicyName: 'inline', PolicyDocument: POLICY },
    read: userInline,
  },
  DeleteUserPolicy: {
    async before(asked) {
      await makeUser(asked);
      await asked.call('iam PutUserPolicy', {
        UserName: 'kept',
        PolicyName: 'inline',
        PolicyDocument: POLICY,
      });
      return {};
    },
    given: { UserName: 'kept', PolicyName: 'inline' },
    names: ['UserName', 'PolicyName'],
    gone: ['PolicyName'],
    read: userInline,
  },
  AttachUserPolicy: {
    before: makeUser,
    given: { UserName: 'kept', PolicyArn: MANAGED },
    names: ['UserName'],
    read: userAttached,
  },
  DetachUserPolicy: {
    async before(asked) {
      await makeUser(asked);
      await asked.call('iam AttachUserPolicy', { UserName: 'kept', PolicyArn: MANAGED });
      return {};
    },
    given: { UserName: 'kept', PolicyArn: MANAGED },
    names: ['UserName', 'PolicyArn'],
    gone: ['PolicyArn'],
    read: userAttached,
  },
  CreateAccessKey: {
    before: makeUser,
    given: { UserName: 'kept' },
    names: ['UserName'],
    read: keysOf,
  },
  UpdateAccessKey: {
    before: makeKey,
    given: ({ key }) => ({ UserName: 'kept', AccessKeyId: key, Status: 'Inactive' }),
    names: ['UserName', 'AccessKeyId'],
    read: keysOf,
  },
  DeleteAccessKey: {
    before: makeKey,
    given: ({ key }) => ({ UserName: 'kept', AccessKeyId: key }),
    names: ['UserName', 'AccessKeyId'],
    gone: ['AccessKeyId'],
    read: keysOf,
  },
  CreateRole: {
    given: {
      RoleName: 'kept',
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
      Path: '/law/',
      Description: 'of the law',
      MaxSessionDuration: 7200,
      Tags: [{ Key: 'project', Value: 'law' }],
    },
    as: { PermissionsBoundary: 'PermissionsBoundaryArn' },
    probe: { PermissionsBoundary: { PermissionsBoundary: MANAGED } },
    read: roleOf,
  },
  UpdateRole: {
    before: makeRole,
    given: { RoleName: 'kept', Description: 'another', MaxSessionDuration: 7200 },
    names: ['RoleName'],
    read: roleOf,
  },
  UpdateAssumeRolePolicy: {
    before: makeRole,
    given: { RoleName: 'kept', PolicyDocument: trust('lambda.amazonaws.com') },
    names: ['RoleName'],
    as: { PolicyDocument: 'AssumeRolePolicyDocument' },
    read: roleOf,
  },
  DeleteRole: {
    before: makeRole,
    given: { RoleName: 'kept' },
    gone: ['RoleName'],
    names: ['RoleName'],
    read: roleOf,
  },
  TagRole: {
    before: makeRole,
    given: { RoleName: 'kept', Tags: [{ Key: 'project', Value: 'law' }] },
    names: ['RoleName'],
    read: roleOf,
  },
  UntagRole: {
    before: makeRole,
    given: { RoleName: 'kept', TagKeys: ['old'] },
    names: ['RoleName'],
    gone: ['TagKeys'],
    read: tagKeys(roleOf),
  },
  PutRolePolicy: {
    before: makeRole,
    given: { RoleName: 'kept', PolicyName: 'inline', PolicyDocument: POLICY },
    read: inline,
  },
  DeleteRolePolicy: {
    async before(asked) {
      await makeRole(asked);
      await asked.call('iam PutRolePolicy', {
        RoleName: 'kept',
        PolicyName: 'inline',
        PolicyDocument: POLICY,
      });
      return {};
    },
    given: { RoleName: 'kept', PolicyName: 'inline' },
    names: ['RoleName', 'PolicyName'],
    gone: ['PolicyName'],
    read: inline,
  },
  AttachRolePolicy: {
    before: makeRole,
    given: { RoleName: 'kept', PolicyArn: MANAGED },
    names: ['RoleName'],
    read: attached,
  },
  DetachRolePolicy: {
    async before(asked) {
      await makeRole(asked);
      await asked.call('iam AttachRolePolicy', { RoleName: 'kept', PolicyArn: MANAGED });
      return {};
    },
    given: { RoleName: 'kept', PolicyArn: MANAGED },
    names: ['RoleName', 'PolicyArn'],
    gone: ['PolicyArn'],
    read: attached,
  },
  CreatePolicy: {
    given: {
      PolicyName: 'own',
      PolicyDocument: POLICY,
      Path: '/law/',
      Description: 'of the law',
      Tags: [{ Key: 'project', Value: 'law' }],
    },
    as: { PolicyDocument: 'Document' },
    read: async ({ call }) => {
      const PolicyArn = 'arn:aws:iam::111122223333:policy/law/own';
      const policy = await call('iam GetPolicy', { PolicyArn });
      return [policy, await call('iam GetPolicyVersion', { PolicyArn, VersionId: 'v1' })];
    },
  },
  DeletePolicy: {
    before: makePolicy,
    given: ({ policy }) => ({ PolicyArn: policy }),
    names: ['PolicyArn'],
    gone: ['PolicyArn'],
    as: { PolicyArn: 'Arn' },
    read: ({ call }, { policy }) => call('iam GetPolicy', { PolicyArn: policy }),
  },
  CreateServiceLinkedRole: {
    given: { AWSServiceName: 'ecs.amazonaws.com', Description: 'of the law' },
    as: { AWSServiceName: 'Service' },
    read: ({ call }) => call('iam GetRole', { RoleName: 'AWSServiceRoleForECS' }),
  },
  DeleteServiceLinkedRole: {
    before: async ({ call }) => {
      await call('iam CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' });
      return {};
    },
    given: { RoleName: 'AWSServiceRoleForECS' },
    names: ['RoleName'],
    gone: ['RoleName'],
    after: 300,
    read: ({ call }) => call('iam GetRole', { RoleName: 'AWSServiceRoleForECS' }),
  },
};
