import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  RevokeSecurityGroupIngressCommand,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import { inboundOf } from '../../src/engine/inbound-rules.ts';
import { ownGroup } from '../../src/engine/own-group.ts';
import { defineStep, type StepContext } from '../../src/engine/step.ts';
import { allowFrom, port } from '../inputs.ts';

export const createSecurityGroups = defineStep({
  id: 'create-security-groups',
  title: 'Create the security groups',
  kind: 'makes',
  needs: {},
  inputs: { allowFrom, port },
  bills: [],
  why: {
    DescribeVpcs: 'find the default VPC',
    DescribeSecurityGroups: 'see whether the two groups exist',
    CreateSecurityGroup:
      'put a firewall around the load balancer, and one around the tasks',
    RevokeSecurityGroupIngress:
      "remove a group's rules: they are not what you asked for",
    AuthorizeSecurityGroupIngress: 'open the ports that you asked for',
    CreateTags: 'record the inputs they were made with',
    DeleteSecurityGroup: 'delete the firewalls',
  },

  async find({ ec2, name, own }) {
    const isDefault = [{ Name: 'is-default', Values: ['true'] }];
    const { Vpcs = [] } = await ec2.send(
      new DescribeVpcsCommand({ Filters: isDefault }),
    );
    const home = Vpcs[0]?.VpcId;
    const Filters = [{ Name: 'group-name', Values: [`${name}-lb`, `${name}-app`] }];
    const list = new DescribeSecurityGroupsCommand({ Filters });
    const { SecurityGroups: all = [] } = await ec2.send(list);
    const both = ['lb', 'app'].map((suffix) => {
      const named = all.filter(({ GroupName }) => GroupName === `${name}-${suffix}`);
      return ownGroup(named, name, home); // Nobody else's.
    });
    const groups = both.filter((group) => group !== undefined);
    if (groups.length === 0) return undefined;
    const [madeWith] = groups.map(({ GroupName, Tags }) =>
      own(`The security group "${GroupName}"`, Tags),
    );
    const [balancer, app] = both.map((group) => ({
      groupId: group?.GroupId ?? '',
      rules: group?.IpPermissions ?? [],
      isHome: group?.VpcId === home,
    })) as [Group, Group];
    const unfinished = [balancer, app].some(
      (each) => !each.isHome || !each.rules.length,
    );
    return { madeWith, unfinished, balancer, app, port: app.rules[0]?.FromPort ?? 0 };
  },

  async run(context, _needs, found) {
    const { port, allowFrom } = context.inputs;
    const IpRanges = [{ CidrIp: allowFrom, Description: 'the internet' }];
    const balancer = await guard(context, 'lb', found?.balancer, [
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges },
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges },
    ]);
    const { groupId: GroupId } = balancer;
    const UserIdGroupPairs = [{ GroupId, Description: 'the load balancer' }];
    const app = await guard(context, 'app', found?.app, [
      { IpProtocol: 'tcp', FromPort: port, ToPort: port, UserIdGroupPairs },
    ]);
    return { balancer, app, port };
  },

  async undo({ ec2, report, retryWhileInUse }, { app, balancer }) {
    // A group that another group's rule names cannot be deleted, so the app's goes first.
    for (const { groupId: GroupId } of [app, balancer].filter(
      ({ groupId }) => groupId,
    )) {
      await retryWhileInUse(() =>
        ec2.send(new DeleteSecurityGroupCommand({ GroupId })),
      );
      report('deleted', 'security group', GroupId);
    }
  },

  fits: ({ balancer, app }, _needs, { allowFrom, port }) =>
    inboundOf(balancer.rules).sort().join() ===
      `tcp 443-443 from ${allowFrom},tcp 80-80 from ${allowFrom}` &&
    inboundOf(app.rules).join() === `tcp ${port}-${port} from ${balancer.groupId}`,
});

interface Group {
  groupId: string;
  rules: IpPermission[];
  /** It is in the default VPC. */
  isHome: boolean;
}

// #region guard
/** One of the two groups: made where it is missing, and with these rules and no others. */
async function guard(
  { ec2, name, tags, report, retryUntilConsistent }: StepContext<object>,
  suffix: string,
  made: Group | undefined,
  wanted: IpPermission[],
): Promise<Group> {
  const found = made?.isHome ? made : undefined;
  let GroupId = found?.groupId;
  if (!GroupId) {
    const create = new CreateSecurityGroupCommand({
      GroupName: `${name}-${suffix}`,
      Description:
        suffix === 'lb' ? 'The load balancer' : 'Tasks behind the load balancer',
      TagSpecifications: [{ ResourceType: 'security-group', Tags: tags.ec2 }],
    });
    GroupId = (await ec2.send(create)).GroupId!;
  }
  report(found?.groupId ? 'reused' : 'created', 'security group', GroupId);
  const old = { GroupId, IpPermissions: found?.rules };
  if (found?.rules.length) await ec2.send(new RevokeSecurityGroupIngressCommand(old));
  const opening = { GroupId, IpPermissions: wanted };
  const add = new AuthorizeSecurityGroupIngressCommand(opening);
  await retryUntilConsistent(() => ec2.send(add));
  if (found?.groupId)
    await ec2.send(new CreateTagsCommand({ Resources: [GroupId], Tags: tags.ec2 }));
  for (const { FromPort, IpRanges, UserIdGroupPairs } of wanted) {
    const from = IpRanges?.[0]?.CidrIp ?? UserIdGroupPairs?.[0]?.GroupId;
    report('updated', 'security group', `${GroupId}: port ${FromPort} open to ${from}`);
  }
  return { groupId: GroupId, rules: wanted, isHome: true };
}
// #endregion guard
