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

const POLICY_ARN = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

export const createFunctionRole = defineStep({
  id: 'create-function-role',
  title: 'Create the function role',
  kind: 'makes',
  needs: {},
  inputs: {},
  bills: [],
  why: {
    GetRole: 'see whether the role exists',
    ListAttachedRolePolicies: 'see what it is allowed to do',
    CreateRole: 'create a role that only Lambda can assume',
    AttachRolePolicy: 'allow it to write log lines',
    DetachRolePolicy: 'detach its policy, which IAM requires before it deletes a role',
    DeleteRole: 'delete it',
  },
  absent: NoSuchEntityException,

  async find(context) {
    const { iam, name, region, own } = context;
    const RoleName = `${name}-function-role`;
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    own(`The role "${RoleName}"`, Role!.Tags);
    // A role is global, but the function that it is for is in one Region.
    if (!Role!.Description?.endsWith(` ${region}`)) {
      throw new StepError(
        `The role "${RoleName}" was made in another Region, as its description says, and this is ${region}: a --name works in one Region only. Choose another name with --name.`,
      );
    }
    const list = new ListAttachedRolePoliciesCommand({ RoleName });
    const { AttachedPolicies = [] } = await iam.send(list);
    const policies = AttachedPolicies.map(({ PolicyArn }) => PolicyArn!);
    const isTrusted = hasTrust(Role!, trustPolicy(context.accountId));
    const unfinished = !isTrusted || !policies.includes(POLICY_ARN);
    return { roleArn: Role!.Arn!, policies, isTrusted, unfinished };
  },

  async run(context, _needs, found) {
    const { iam, name, accountId, tags, report, retryUntilConsistent } = context;
    const RoleName = `${name}-function-role`;
    const roleArn = `arn:aws:iam::${accountId}:role/${RoleName}`;
    const create = new CreateRoleCommand({
      RoleName,
      Description: `Writes the log lines of functions in ${context.region}`,
      AssumeRolePolicyDocument: trustPolicy(accountId),
      Tags: tags.iam,
    });
    if (found && !found.isTrusted) throw trustIsOther(RoleName, 'create-function-role');
    if (!found) await iam.send(create);
    report(found ? 'reused' : 'created', 'role', roleArn);
    const attach = new AttachRolePolicyCommand({ RoleName, PolicyArn: POLICY_ARN });
    await retryUntilConsistent(() => iam.send(attach));
    report('updated', 'role', `${RoleName}: may write log lines`);
    return { roleArn, policies: [POLICY_ARN], isTrusted: true };
  },

  async undo({ iam, name, report, retryWhileInUse }, { policies }) {
    const RoleName = `${name}-function-role`;
    for (const PolicyArn of policies) {
      await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    }
    await retryWhileInUse(() => iam.send(new DeleteRoleCommand({ RoleName })));
    report('deleted', 'role', RoleName);
  },
});

// #region trust
/** Who may assume the role: Lambda, for functions of this account. */
function trustPolicy(accountId: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
  });
}
// #endregion trust
