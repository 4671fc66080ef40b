import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  RevokeSecurityGroupIngressCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { offersFargate } from '../../src/engine/fargate-zones.ts';
import { inboundOf } from '../../src/engine/inbound-rules.ts';
import { ownGroup } from '../../src/engine/own-group.ts';
import { defineStep, StepError } from '../../src/engine/step.ts';
import { allowFrom, port } from '../inputs.ts';

export const prepareNetwork = defineStep({
  id: 'prepare-network',
  title: 'Prepare the network',
  kind: 'makes',
  needs: {},
  inputs: { allowFrom, port },
  bills: [],
  why: {
    DescribeSubnets: 'find the subnets of the default VPC, one in each zone',
    DescribeSecurityGroups: 'see whether the security group exists',
    CreateSecurityGroup: 'put a firewall around the tasks that lets nothing in',
    RevokeSecurityGroupIngress: 'remove its rules: they are not what you asked for',
    AuthorizeSecurityGroupIngress: 'open the one port that the app listens on',
    CreateTags: 'record the inputs it was made with',
    DeleteSecurityGroup: 'delete the firewall',
  },

  async find({ ec2, name, own }) {
    const Filters = [{ Name: 'group-name', Values: [name] }];
    const list = new DescribeSecurityGroupsCommand({ Filters });
    const { SecurityGroups = [] } = await ec2.send(list);
    if (SecurityGroups.length === 0) return undefined;
    const home = await networkOf(ec2);
    const group = ownGroup(SecurityGroups, name, home?.vpcId); // Nobody else's.
    if (!group) return undefined;
    const { GroupId, Tags, IpPermissions: rules = [] } = group;
    const madeWith = own(`The security group "${name}"`, Tags);
    const [vpcId, subnets] = [group.VpcId!, home?.subnets ?? []];
    const unfinished = rules.length === 0 || vpcId !== home?.vpcId;
    return { madeWith, unfinished, rules, securityGroups: [GroupId!], vpcId, subnets };
  },

  async run({ ec2, name, inputs, tags, report, retryUntilConsistent }, _needs, made) {
    const [Tags, home] = [tags.ec2, await networkOf(ec2)];
    if (!home) throw new StepError('No default subnet.', 'npm run step:preflight');
    const found = made?.vpcId === home.vpcId ? made : undefined;
    let GroupId = found?.securityGroups[0];
    if (!GroupId) {
      const create = new CreateSecurityGroupCommand({
        GroupName: name,
        Description: 'Tasks of the Fargate tutorial',
        TagSpecifications: [{ ResourceType: 'security-group', Tags }],
      });
      GroupId = (await ec2.send(create)).GroupId!;
    }
    report(found ? 'reused' : 'created', 'security group', GroupId);
    const old = { GroupId, IpPermissions: found?.rules };
    if (found?.rules.length) await ec2.send(new RevokeSecurityGroupIngressCommand(old));
    const { port, allowFrom } = inputs;
    const IpRanges = [{ CidrIp: allowFrom, Description: 'the app' }];
    const rules = [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges }];
    const opening = { GroupId, IpPermissions: rules };
    const add = new AuthorizeSecurityGroupIngressCommand(opening);
    await retryUntilConsistent(() => ec2.send(add));
    if (found) await ec2.send(new CreateTagsCommand({ Resources: [GroupId], Tags }));
    const open = `port ${port} open to ${allowFrom}`;
    report('updated', 'security group', `${GroupId}: ${open}`);
    return { rules, securityGroups: [GroupId], ...home };
  },

  async undo({ ec2, report, retryWhileInUse }, { securityGroups: [GroupId] }) {
    await retryWhileInUse(() => ec2.send(new DeleteSecurityGroupCommand({ GroupId })));
    report('deleted', 'security group', GroupId!);
  },

  fits: ({ rules }, _needs, { port, allowFrom }) =>
    inboundOf(rules).join() === `tcp ${port}-${port} from ${allowFrom}`,
});

// #region subnets
/** The default VPC and its subnets: one in each zone where Fargate runs, each with a way out. Undefined if it has none. */
async function networkOf(ec2: EC2Client) {
  const Filters = [{ Name: 'default-for-az', Values: ['true'] }];
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
  const usable = Subnets.filter(offersFargate);
  if (!usable[0]) return undefined;
  const subnets = usable.map(({ SubnetId }) => SubnetId!).sort();
  return { vpcId: usable[0].VpcId!, subnets };
}
// #endregion subnets
