import {
  CreateRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  NoSuchEntityException,
} from '@aws-sdk/client-iam';
import { defineStep } from '../../src/tutorial/step.ts';
import { trustPolicy } from './create-execution-role.ts';

export const createTaskRole = defineStep({
  id: 'create-task-role',
  title: 'Create the task role',
  kind: 'makes',
  needs: {},
  inputs: {},
  why: {
    GetRole: 'see whether the role is there already',
    CreateRole: 'give the code in the container an identity of its own',
    DeleteRole: 'take it back',
  },

  // #region find
  async find({ iam, name, own }) {
    const RoleName = `${name}-task-role`;
    try {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      own(`The role "${RoleName}"`, Role!.Tags);
      return { roleArn: Role!.Arn! };
    } catch (error) {
      if (error instanceof NoSuchEntityException) return undefined;
      throw error;
    }
  },
  // #endregion find

  // #region run
  async run({ iam, name, accountId, region, tags, report }) {
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName: `${name}-task-role`,
        Description:
          'What the code in the container may do on AWS: nothing yet',
        AssumeRolePolicyDocument: trustPolicy(accountId, region),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    report('created', 'role', Role!.Arn!);
    return { roleArn: Role!.Arn! };
  },
  // #endregion run

  // #region undo
  async undo({ iam, name, report }) {
    await iam.send(new DeleteRoleCommand({ RoleName: `${name}-task-role` }));
    report('deleted', 'role', `${name}-task-role`);
  },
  // #endregion undo
});
