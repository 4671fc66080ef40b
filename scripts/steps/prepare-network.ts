import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  RevokeSecurityGroupIngressCommand,
  type EC2Client,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import { defineStep } from '../../src/tutorial/step.ts';
import { allowFrom, port } from '../inputs.ts';

export const prepareNetwork = defineStep({
  id: 'prepare-network',
  title: 'Prepare the network',
  kind: 'makes',
  needs: {},
  inputs: { allowFrom, port },
  why: {
    DescribeSubnets: 'find the subnets of the default VPC, one in each zone',
    DescribeSecurityGroups: 'see whether the security group is there already',
    CreateSecurityGroup: 'put a firewall around the tasks, closed from outside',
    RevokeSecurityGroupIngress: 'close what was open before',
    AuthorizeSecurityGroupIngress: 'open the one port on which the app listens',
    CreateTags: 'note what the group was made with',
    DeleteSecurityGroup: 'take the firewall back',
  },

  // #region find
  async find({ ec2, name, own }) {
    const { SecurityGroups = [] } = await ec2.send(
      new DescribeSecurityGroupsCommand({
        Filters: [{ Name: 'group-name', Values: [name] }],
      }),
    );
    const group = SecurityGroups[0];
    if (!group) return undefined;
    own(`The security group "${name}"`, group.Tags);
    return {
      securityGroupId: group.GroupId!,
      subnetIds: await subnetsOf(ec2),
      open: group.IpPermissions ?? [],
      unfinished: !group.IpPermissions?.length,
      madeWith: group.Tags?.find(({ Key }) => Key === 'inputs')?.Value,
    };
  },
  // #endregion find

  // #region run
  async run({ ec2, name, inputs, tags, report }, _needs, found) {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    let GroupId = found?.securityGroupId;
    if (!GroupId) {
      // Without a VpcId the group is made in the default VPC.
      ({ GroupId } = await ec2.send(
        new CreateSecurityGroupCommand({
          GroupName: name,
          Description: 'Tasks of the Fargate tutorial',
          TagSpecifications: [{ ResourceType: 'security-group', Tags }],
        }),
      ));
    }
    report(found ? 'reused' : 'created', 'security group', GroupId!);
    if (found?.open.length) {
      await ec2.send(
        new RevokeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: found.open,
        }),
      );
    }
    const open: IpPermission[] = [
      {
        IpProtocol: 'tcp',
        FromPort: inputs.port,
        ToPort: inputs.port,
        IpRanges: [{ CidrIp: inputs.allowFrom, Description: 'the app' }],
      },
    ];
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: open,
      }),
    );
    if (found) {
      await ec2.send(new CreateTagsCommand({ Resources: [GroupId!], Tags }));
    }
    report(
      'updated',
      'security group',
      `${GroupId}: port ${inputs.port} open to ${inputs.allowFrom}`,
    );
    return { securityGroupId: GroupId!, subnetIds: await subnetsOf(ec2), open };
  },
  // #endregion run

  // #region undo
  async undo({ ec2, report, retry }, { securityGroupId }) {
    await retry(stillInUse, () =>
      ec2.send(new DeleteSecurityGroupCommand({ GroupId: securityGroupId })),
    );
    report('deleted', 'security group', securityGroupId);
  },
  // #endregion undo
});

// #region in-use
/** The network interface of a stopped task lets go of the group a little later. */
const stillInUse = {
  when: (error: Error) => error.name === 'DependencyViolation',
  because: 'the network interfaces of stopped tasks are still going away',
  every: 10,
  atMost: 300,
};
// #endregion in-use

// #region subnets
/** The subnets of the default VPC: one in each Availability Zone, each with a way out. */
async function subnetsOf(ec2: EC2Client): Promise<string[]> {
  const { Subnets = [] } = await ec2.send(
    new DescribeSubnetsCommand({
      Filters: [{ Name: 'default-for-az', Values: ['true'] }],
    }),
  );
  return Subnets.map(({ SubnetId }) => SubnetId!).sort();
}
// #endregion subnets
