import {
  CreateServiceLinkedRoleCommand,
  GetRoleCommand,
  InvalidInputException,
  NoSuchEntityException,
} from '@aws-sdk/client-iam';
import { defineStep } from '../../src/engine/step.ts';

const ROLE_NAME = 'AWSServiceRoleForECS';

export const createServiceLinkedRole = defineStep({
  id: 'create-service-linked-role',
  title: 'Create the service-linked role',
  kind: 'makes',
  needs: {},
  inputs: {},
  bills: [],
  why: {
    GetRole: 'see whether the account already has the role',
    CreateServiceLinkedRole:
      'let ECS act in this account, for example attach network interfaces',
  },
  absent: NoSuchEntityException,

  async find({ iam }) {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: ROLE_NAME }));
    return { roleArn: Role!.Arn! };
  },

  async run({ iam, report, accountId }) {
    const roleArn = `arn:aws:iam::${accountId}:role/aws-service-role/ecs.amazonaws.com/${ROLE_NAME}`;
    try {
      await iam.send(
        new CreateServiceLinkedRoleCommand({
          AWSServiceName: 'ecs.amazonaws.com',
        }),
      );
      report('created', 'role', roleArn);
    } catch (error) {
      const isTaken =
        error instanceof InvalidInputException &&
        / has been taken /.test(error.message);
      // Somebody else has just created it.
      if (!isTaken) throw error;
      report('reused', 'role', roleArn);
    }
    return { roleArn };
  },

  async undo({ say, report }) {
    report('kept', 'role', ROLE_NAME);
    say('The whole account shares it, other clusters may use it, and it is free.');
    return Promise.resolve();
  },
});
