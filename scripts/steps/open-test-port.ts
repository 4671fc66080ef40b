import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  AddTagsCommand,
  DescribeLoadBalancersCommand,
  RemoveTagsCommand,
  SetSecurityGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { inboundOf } from '../../src/engine/inbound-rules.ts';
import { ownGroup } from '../../src/engine/own-group.ts';
import { shortName } from '../../src/engine/short-name.ts';
import { changedTag, defineStep, isAsAsked } from '../../src/engine/step.ts';
import { allowFrom } from '../inputs.ts';
import { createLoadBalancer, shownBy } from './create-load-balancer.ts';
import { createSecurityGroups } from './create-security-groups.ts';
import { prepareNetwork } from './prepare-network.ts';

const ID = 'open-test-port';
/** The port on which the next version is tested. */
export const TEST_PORT = 8080;
const CHANGED = changedTag('SecurityGroups');

export const openTestPort = defineStep({
  id: ID,
  title: 'Open the test port',
  kind: 'changes', // It makes a firewall, and changes the load balancer.
  needs: { prepareNetwork, createSecurityGroups, createLoadBalancer },
  inputs: { allowFrom },
  bills: [],
  why: {
    DescribeSecurityGroups: 'see whether the security group for tests exists',
    DescribeLoadBalancers: 'see which security groups the load balancer has',
    CreateSecurityGroup: 'create a firewall for the test port',
    RevokeSecurityGroupIngress: 'remove its rules: they are not what you asked for',
    AuthorizeSecurityGroupIngress: 'open the test port',
    CreateTags: 'record the inputs it was made with',
    AddTags: "record that this step owns the load balancer's list of security groups",
    SetSecurityGroups: "set the load balancer's list of security groups",
    RemoveTags: 'remove that record again',
    DeleteSecurityGroup: 'delete the security group',
  },

  async find({ ec2, elbv2, name, own }) {
    const Filters = [{ Name: 'group-name', Values: [`${name}-test`] }];
    const look = new DescribeLoadBalancersCommand({ Names: [shortName(name, 'lb')] });
    const balancer = await shownBy(elbv2, look);
    const list = new DescribeSecurityGroupsCommand({ Filters });
    const { SecurityGroups = [] } = await ec2.send(list);
    const group = ownGroup(SecurityGroups, name, balancer?.VpcId); // Nobody else's.
    if (!group) return undefined;
    const madeWith = own(`The security group "${name}-test"`, group.Tags);
    const groupId = group.GroupId!;
    const rules = group.IpPermissions ?? [];
    const isOn = balancer?.SecurityGroups?.includes(groupId) ?? false;
    return {
      madeWith,
      unfinished: !isOn || rules.length === 0,
      groupId,
      rules,
      balancer,
    };
  },

  async run(context, needs, found) {
    const { ec2, elbv2, name, inputs, tags, report, retryUntilConsistent } = context;
    const create = new CreateSecurityGroupCommand({
      GroupName: `${name}-test`,
      Description: 'The load balancer, for tests',
      VpcId: needs.prepareNetwork.vpcId,
      TagSpecifications: [{ ResourceType: 'security-group', Tags: tags.ec2 }],
    });
    const GroupId = found?.groupId ?? (await ec2.send(create)).GroupId!;
    report(found ? 'reused' : 'created', 'security group', GroupId);
    const old = { GroupId, IpPermissions: found?.rules };
    if (found?.rules.length) await ec2.send(new RevokeSecurityGroupIngressCommand(old));
    const IpRanges = [{ CidrIp: inputs.allowFrom, Description: 'who tests' }];
    const port = { IpProtocol: 'tcp', FromPort: TEST_PORT, ToPort: TEST_PORT };
    const rules = [{ ...port, IpRanges }];
    const open = { GroupId, IpPermissions: rules };
    const add = new AuthorizeSecurityGroupIngressCommand(open);
    await retryUntilConsistent(() => ec2.send(add));
    const noted = { Resources: [GroupId], Tags: tags.ec2 };
    if (found) await ec2.send(new CreateTagsCommand(noted));
    const opened = `port ${TEST_PORT} open to ${inputs.allowFrom}`;
    report('updated', 'security group', `${GroupId}: ${opened}`);

    const { LoadBalancerArn } = needs.createLoadBalancer.balancer;
    const Tags = [{ Key: CHANGED, Value: ID }];
    await elbv2.send(new AddTagsCommand({ ResourceArns: [LoadBalancerArn!], Tags }));
    const own = needs.createSecurityGroups.balancer.groupId;
    const both = { LoadBalancerArn, SecurityGroups: [own, GroupId] };
    const set = new SetSecurityGroupsCommand(both);
    await retryUntilConsistent(() => elbv2.send(set));
    report('updated', 'load balancer', `${LoadBalancerArn}: ${GroupId} beside ${own}`);
    return { groupId: GroupId, rules, balancer: needs.createLoadBalancer.balancer };
  },

  async undo({ ec2, elbv2, report, retryWhileInUse }, { groupId: GroupId, balancer }) {
    if (balancer) {
      const { LoadBalancerArn, SecurityGroups = [] } = balancer;
      const rest = SecurityGroups.filter((each) => each !== GroupId);
      const own = { LoadBalancerArn, SecurityGroups: rest };
      await elbv2.send(new SetSecurityGroupsCommand(own));
      const note = { ResourceArns: [LoadBalancerArn!], TagKeys: [CHANGED] };
      await elbv2.send(new RemoveTagsCommand(note));
      report('updated', 'load balancer', LoadBalancerArn!);
    }
    await retryWhileInUse(() => ec2.send(new DeleteSecurityGroupCommand({ GroupId })));
    report('deleted', 'security group', GroupId);
  },

  fits: ({ groupId, rules, balancer }, needs, { allowFrom }) =>
    isAsAsked(balancer?.SecurityGroups, [
      needs.createSecurityGroups.balancer.groupId,
      groupId,
    ]) && inboundOf(rules).join() === `tcp ${TEST_PORT}-${TEST_PORT} from ${allowFrom}`,
});
