import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  NoSuchEntityException,
  type Role,
} from '@aws-sdk/client-iam';
import { hasTrust, trustIsOther } from '../../src/engine/role-trust.ts';
import { defineStep, StepError } from '../../src/engine/step.ts';

const POLICY_ARN =
  'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers';

export const createInfrastructureRole = defineStep({
  id: 'create-infrastructure-role',
  title: 'Create the infrastructure role',
  kind: 'makes',
  needs: {},
  inputs: {},
  bills: [],
  why: {
    GetRole: 'see whether the role exists',
    ListAttachedRolePolicies: 'see what it is allowed to do',
    CreateRole: 'create a role that only ECS itself can assume',
    AttachRolePolicy: 'allow it to move traffic between target groups',
    DetachRolePolicy: 'detach its policy, which IAM requires before it deletes a role',
    DeleteRole: 'delete it',
  },
  absent: NoSuchEntityException,

  async find({ iam, name, region, own }) {
    const RoleName = `${name}-infrastructure-role`;
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    own(`The role "${RoleName}"`, Role!.Tags);
    requireRegion(Role!, region);
    const { AttachedPolicies = [] } = await iam.send(
      new ListAttachedRolePoliciesCommand({ RoleName }),
    );
    const policies = AttachedPolicies.map(({ PolicyArn }) => PolicyArn!);
    const isTrusted = hasTrust(Role!, TRUST);
    const unfinished = !isTrusted || !policies.includes(POLICY_ARN);
    return { roleArn: Role!.Arn!, policies, isTrusted, unfinished };
  },

  async run(context, _needs, found) {
    const { iam, name, region, tags, report, retryUntilConsistent } = context;
    const RoleName = `${name}-infrastructure-role`;
    const roleArn = `arn:aws:iam::${context.accountId}:role/${RoleName}`;
    if (found && !found.isTrusted)
      throw trustIsOther(RoleName, 'create-infrastructure-role');
    if (!found) {
      await iam.send(
        new CreateRoleCommand({
          RoleName,
          Description: 'Lets ECS move traffic between target groups',
          AssumeRolePolicyDocument: TRUST,
          Tags: [...tags.iam, { Key: 'region', Value: region }],
        }),
      );
    }
    report(found ? 'reused' : 'created', 'role', roleArn);
    const attach = new AttachRolePolicyCommand({ RoleName, PolicyArn: POLICY_ARN });
    await retryUntilConsistent(() => iam.send(attach));
    report('updated', 'role', `${RoleName}: may move traffic`);
    return { roleArn, policies: [POLICY_ARN], isTrusted: true };
  },

  async undo({ iam, name, report, retryWhileInUse }, { policies }) {
    const RoleName = `${name}-infrastructure-role`;
    for (const PolicyArn of policies) {
      await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    }
    await retryWhileInUse(() => iam.send(new DeleteRoleCommand({ RoleName })));
    report('deleted', 'role', RoleName);
  },
});

// #region trust
/** Who may assume the role: ECS itself, and no task. */
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});

/** IAM is global: a role of this name may have been made for another Region. */
function requireRegion({ RoleName, Tags = [] }: Role, region: string): void {
  const home = Tags.find(({ Key }) => Key === 'region')?.Value;
  if (home === region) return;
  throw new StepError(
    `The role "${RoleName}" was made in ${home ?? 'a Region that its tags do not name'}, and this is ${region}: a --name works in one Region only. Choose another name with --name.`,
  );
}
// #endregion trust
