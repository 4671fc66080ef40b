import {
  CreateRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  NoSuchEntityException,
  type Role,
} from '@aws-sdk/client-iam';
import { hasTrust, trustIsOther } from '../../src/engine/role-trust.ts';
import { defineStep, StepError, type StepContext } from '../../src/engine/step.ts';

export const createTaskRole = defineStep({
  id: 'create-task-role',
  title: 'Create the task role',
  kind: 'makes',
  needs: {},
  inputs: {},
  bills: [],
  why: {
    GetRole: 'see whether the role exists',
    CreateRole: 'give the code in the container its own identity',
    DeleteRole: 'delete it',
  },
  absent: NoSuchEntityException,

  async find(context) {
    const { iam, name, own } = context;
    const RoleName = `${name}-task-role`;
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    own(`The role "${RoleName}"`, Role!.Tags);
    requireTrust(context, Role!);
    const unfinished = !hasTrust(Role!, trustPolicy(context));
    return { roleArn: Role!.Arn!, unfinished };
  },

  async run(context, _needs, found) {
    const { iam, name, tags, report } = context;
    if (found) throw trustIsOther(`${name}-task-role`, 'create-task-role');
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName: `${name}-task-role`,
        Description: 'What the code in the container may do on AWS: nothing yet',
        AssumeRolePolicyDocument: trustPolicy(context),
        Tags: tags.iam,
      }),
    );
    report('created', 'role', Role!.Arn!);
    return { roleArn: Role!.Arn! };
  },

  async undo({ iam, name, report }) {
    await iam.send(new DeleteRoleCommand({ RoleName: `${name}-task-role` }));
    report('deleted', 'role', `${name}-task-role`);
  },
});

// #region trust
/** Who may assume the role: tasks of ECS, for this account and Region only. */
export function trustPolicy({ accountId, region }: Where): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': accountId },
          ArnLike: { 'aws:SourceArn': sources({ accountId, region }) },
        },
      },
    ],
  });
}

/** IAM is global: a role of this name may have been made for another Region. */
export function requireTrust(where: Where, { RoleName, ...role }: Role): void {
  if (decodeURIComponent(role.AssumeRolePolicyDocument!).includes(sources(where)))
    return;
  throw new StepError(
    `Tasks in ${where.region} cannot use the role "${RoleName}": a --name works in one Region only. Choose another name with --name.`,
  );
}

function sources({ accountId, region }: Where): string {
  return `arn:aws:ecs:${region}:${accountId}:*`;
}

type Where = Pick<StepContext, 'accountId' | 'region'>;
// #endregion trust
