import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  NoSuchEntityException,
} from '@aws-sdk/client-iam';
import { hasTrust, trustIsOther } from '../../src/engine/role-trust.ts';
import { defineStep, StepError } from '../../src/engine/step.ts';
import { executionRole } from '../inputs.ts';
import { requireTrust, trustPolicy } from './create-task-role.ts';

const POLICY_ARN =
  'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

export const createExecutionRole = defineStep({
  id: 'create-execution-role',
  title: 'Create the task execution role',
  kind: 'makes',
  needs: {},
  inputs: { executionRole },
  bills: [],
  why: {
    GetRole: 'see whether the role exists',
    ListAttachedRolePolicies: 'see what it is allowed to do',
    CreateRole: 'create a role that only ECS tasks can assume',
    AttachRolePolicy: 'allow it to pull images and write logs',
    DetachRolePolicy: 'detach its policy, which IAM requires before it deletes a role',
    DeleteRole: 'delete it',
  },
  absent: NoSuchEntityException,

  async find(context) {
    const { iam, name, inputs, own } = context;
    const RoleName = inputs.executionRole ?? `${name}-execution-role`;
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    const roleArn = Role!.Arn!;
    if (inputs.executionRole) return { roleArn, policies: [], isTrusted: true };
    own(`The role "${RoleName}"`, Role!.Tags);
    requireTrust(context, Role!);
    const { AttachedPolicies = [] } = await iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName }),
    );
    const policies = AttachedPolicies.map(({ PolicyArn }) => PolicyArn!);
    const isTrusted = hasTrust(Role!, trustPolicy(context));
    const unfinished = !isTrusted || !policies.includes(POLICY_ARN);
    return { roleArn, policies, isTrusted, unfinished };
  },

  async run(context, _needs, found) {
    const { iam, name, inputs, tags, report, retryUntilConsistent } = context;
    if (inputs.executionRole) {
      throw new StepError(`There is no role "${inputs.executionRole}".`);
    }
    const RoleName = `${name}-execution-role`;
    const roleArn = `arn:aws:iam::${context.accountId}:role/${RoleName}`;
    if (found && !found.isTrusted)
      throw trustIsOther(RoleName, 'create-execution-role');
    if (!found) {
      await iam.send(
        new CreateRoleCommand({
          RoleName,
          Description: 'Lets ECS pull images and write logs for tasks',
          AssumeRolePolicyDocument: trustPolicy(context),
          Tags: tags.iam,
        }),
      );
    }
    report(found ? 'reused' : 'created', 'role', roleArn);
    const attach = new AttachRolePolicyCommand({ RoleName, PolicyArn: POLICY_ARN });
    await retryUntilConsistent(() => iam.send(attach));
    report('updated', 'role', `${RoleName}: may pull images and write logs`);
    return { roleArn, policies: [POLICY_ARN], isTrusted: true };
  },

  async undo({ iam, name, inputs, report, retryWhileInUse }, { policies }) {
    if (inputs.executionRole) return report('kept', 'role', inputs.executionRole);
    const RoleName = `${name}-execution-role`;
    for (const PolicyArn of policies) {
      await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    }
    await retryWhileInUse(() => iam.send(new DeleteRoleCommand({ RoleName })));
    report('deleted', 'role', RoleName);
  },
});
