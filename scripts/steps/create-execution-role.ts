import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  NoSuchEntityException,
} from '@aws-sdk/client-iam';
import { defineStep, StepError } from '../../src/tutorial/step.ts';
import { executionRole } from '../inputs.ts';

const POLICY_ARN =
  'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

export const createExecutionRole = defineStep({
  id: 'create-execution-role',
  title: 'Create the task execution role',
  kind: 'makes',
  needs: {},
  inputs: { executionRole },
  why: {
    GetRole: 'see whether the role is there already',
    ListAttachedRolePolicies: 'see what it is allowed to do',
    CreateRole: 'let tasks of ECS, and nobody else, assume it',
    AttachRolePolicy: 'allow it to pull images and to write logs',
    DetachRolePolicy: 'free it of its policy: IAM deletes no role that has one',
    DeleteRole: 'take it back',
  },

  // #region find
  async find({ iam, name, inputs, own }) {
    const RoleName = inputs.executionRole ?? `${name}-execution-role`;
    try {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      if (inputs.executionRole)
        return { roleArn: Role!.Arn!, policies: Array<string>() };
      own(`The role "${RoleName}"`, Role!.Tags);
      const { AttachedPolicies = [] } = await iam.send(
        new ListAttachedRolePoliciesCommand({ RoleName }),
      );
      const policies = AttachedPolicies.map(({ PolicyArn }) => PolicyArn!);
      const unfinished = !policies.includes(POLICY_ARN);
      return { roleArn: Role!.Arn!, policies, unfinished };
    } catch (error) {
      if (error instanceof NoSuchEntityException) return undefined;
      throw error;
    }
  },
  // #endregion find

  // #region run
  async run(
    { iam, name, accountId, region, inputs, tags, report },
    _needs,
    found,
  ) {
    if (inputs.executionRole) {
      throw new StepError(`There is no role "${inputs.executionRole}".`);
    }
    const RoleName = `${name}-execution-role`;
    const roleArn = `arn:aws:iam::${accountId}:role/${RoleName}`;
    if (!found) {
      await iam.send(
        new CreateRoleCommand({
          RoleName,
          Description: 'Lets ECS pull images and write logs for tasks',
          AssumeRolePolicyDocument: trustPolicy(accountId, region),
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        }),
      );
    }
    report(found ? 'reused' : 'created', 'role', roleArn);
    await iam.send(
      new AttachRolePolicyCommand({ RoleName, PolicyArn: POLICY_ARN }),
    );
    report('updated', 'role', `${RoleName}: may pull images and write logs`);
    return { roleArn, policies: [POLICY_ARN] };
  },
  // #endregion run

  // #region undo
  async undo({ iam, name, inputs, report }, { policies }) {
    if (inputs.executionRole)
      return report('kept', 'role', inputs.executionRole);
    const RoleName = `${name}-execution-role`;
    for (const PolicyArn of policies) {
      await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    }
    await iam.send(new DeleteRoleCommand({ RoleName }));
    report('deleted', 'role', RoleName);
  },
  // #endregion undo
});

// #region trust
/** Who may assume the role: tasks of ECS, for this account and Region only. */
export function trustPolicy(accountId: string, region: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': accountId },
          ArnLike: { 'aws:SourceArn': `arn:aws:ecs:${region}:${accountId}:*` },
        },
      },
    ],
  });
}
// #endregion trust
