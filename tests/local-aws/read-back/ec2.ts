import { pick, type Asked, type Made, type Row, type Rows } from './read-back.ts';

const VPC = '10.9.0.0/16';

/** Tags for what is made, as EC2 takes them. */
function tagged(ResourceType: string) {
  return [{ ResourceType, Tags: [{ Key: 'project', Value: 'law' }] }];
}

/** EC2 names what the tags are for, and shows them where they are. */
const TAGS_OF =
  'says which of the things that are made has the tags, and no other: services/ec2-tags.test.ts';
const unread = { 'TagSpecifications.ResourceType': TAGS_OF };
const as = { 'TagSpecifications.Tags.project': 'project' };

async function makeVpc({ call }: Asked): Promise<Made> {
  const vpc = pick(await call('ec2 CreateVpc', { CidrBlock: VPC }), 'Vpc.VpcId');
  return { vpc };
}

async function makeSubnet(asked: Asked): Promise<Made> {
  const made = await makeVpc(asked);
  const input = { VpcId: made['vpc'], CidrBlock: '10.9.1.0/24' };
  const subnet = pick(await asked.call('ec2 CreateSubnet', input), 'Subnet.SubnetId');
  return { ...made, subnet };
}

async function makeGateway(asked: Asked): Promise<Made> {
  const made = await makeVpc(asked);
  const answer = await asked.call('ec2 CreateInternetGateway');
  return { ...made, gateway: pick(answer, 'InternetGateway.InternetGatewayId') };
}

async function attachGateway(asked: Asked): Promise<Made> {
  const made = await makeGateway(asked);
  await asked.call('ec2 AttachInternetGateway', {
    InternetGatewayId: made['gateway'],
    VpcId: made['vpc'],
  });
  return made;
}

async function makeTable(asked: Asked): Promise<Made> {
  const { subnet } = await makeSubnet(asked);
  const { Subnets } = (await asked.call('ec2 DescribeSubnets', { SubnetIds: [subnet] })) as {
    Subnets: { VpcId: string }[];
  };
  const VpcId = Subnets[0]!.VpcId;
  const answer = await asked.call('ec2 CreateInternetGateway');
  const gateway = pick(answer, 'InternetGateway.InternetGatewayId');
  await asked.call('ec2 AttachInternetGateway', { InternetGatewayId: gateway, VpcId });
  const table = pick(
    await asked.call('ec2 CreateRouteTable', { VpcId }),
    'RouteTable.RouteTableId',
  );
  return { vpc: VpcId, subnet: subnet!, gateway, table };
}

async function makeRoute(asked: Asked): Promise<Made> {
  const made = await makeTable(asked);
  await asked.call('ec2 CreateRoute', {
    RouteTableId: made['table'],
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: made['gateway'],
  });
  return made;
}

async function associate(asked: Asked): Promise<Made> {
  const made = await makeTable(asked);
  const input = { RouteTableId: made['table'], SubnetId: made['subnet'] };
  const answer = await asked.call('ec2 AssociateRouteTable', input);
  return { ...made, association: pick(answer, 'AssociationId') };
}

async function makeAddress({ call }: Asked): Promise<Made> {
  const answer = await call('ec2 AllocateAddress', { Domain: 'vpc' });
  return { allocation: pick(answer, 'AllocationId') };
}

async function makeNat(asked: Asked): Promise<Made> {
  const made = { ...(await makeTable(asked)), ...(await makeAddress(asked)) };
  const input = { SubnetId: made['subnet'], AllocationId: made['allocation'] };
  const answer = await asked.call('ec2 CreateNatGateway', input);
  await asked.pass(600);
  return { ...made, nat: pick(answer, 'NatGateway.NatGatewayId') };
}

async function makeGroup(asked: Asked): Promise<Made> {
  const made = await makeVpc(asked);
  const input = { GroupName: 'law', Description: 'old', VpcId: made['vpc'] };
  const answer = await asked.call('ec2 CreateSecurityGroup', input);
  return { ...made, group: pick(answer, 'GroupId') };
}

const vpcs: Row['read'] = ({ call }, { vpc }) =>
  call('ec2 DescribeVpcs', vpc === undefined ? {} : { VpcIds: [vpc] });
const subnets: Row['read'] = ({ call }, { subnet }) =>
  call('ec2 DescribeSubnets', { SubnetIds: [subnet] });
const subnetsOf: Row['read'] = ({ call }, { vpc }) =>
  call('ec2 DescribeSubnets', { Filters: [{ Name: 'vpc-id', Values: [vpc] }] });
const gateways: Row['read'] = ({ call }) => call('ec2 DescribeInternetGateways');
const tables: Row['read'] = ({ call }) => call('ec2 DescribeRouteTables');
const table: Row['read'] = ({ call }, made) =>
  call('ec2 DescribeRouteTables', { RouteTableIds: [made['table']] });
const addresses: Row['read'] = ({ call }) => call('ec2 DescribeAddresses');
const nats: Row['read'] = ({ call }) => call('ec2 DescribeNatGateways');
const groups: Row['read'] = ({ call }) => call('ec2 DescribeSecurityGroups');
const rules: Row['read'] = async ({ call }, { group }) => [
  await call('ec2 DescribeSecurityGroups', { GroupIds: [group] }),
  await call('ec2 DescribeSecurityGroupRules', {
    Filters: [{ Name: 'group-id', Values: [group] }],
  }),
];

const HTTP = {
  IpProtocol: 'tcp',
  FromPort: 8080,
  ToPort: 8081,
  IpRanges: [{ CidrIp: '198.51.100.0/24', Description: 'the office' }],
};
const FLAT = { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8081, CidrIp: '198.51.100.0/24' };

/** A rule from and to everywhere that a rule can be. */
function ruleOf({ group }: Made) {
  return {
    ...HTTP,
    Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32', Description: 'the other office' }],
    UserIdGroupPairs: [{ GroupId: group, Description: 'each other' }],
  };
}

/** No rule can name a prefix list here: PrefixListIds are refused as not found, so that their description is too. */
const NO_LISTS = {
  'IpPermissions.PrefixListIds.Description':
    'there is no prefix list of which it could be: services/ec2-security-group-rules.test.ts',
};

function authorizing(direction: string): Rows {
  const what = `AuthorizeSecurityGroup${direction}`;
  return {
    [what]: {
      before: makeGroup,
      given: (made) => ({
        GroupId: made['group'],
        IpPermissions: [ruleOf(made)],
        TagSpecifications: tagged('security-group-rule'),
      }),
      names: ['GroupId'],
      as,
      unread: { ...unread, ...NO_LISTS },
      read: rules,
    },
    [`${what}, spelled out`]: {
      before: makeGroup,
      given: ({ group }) => ({
        GroupId: group,
        ...FLAT,
        TagSpecifications: tagged('security-group-rule'),
      }),
      as,
      names: ['GroupId'],
      unread: { ...unread, IpPermissions: 'are those of the row above' },
      probe: { SourceSecurityGroupName: { SourceSecurityGroupName: 'nobody' } },
      read: rules,
    },
  };
}

function revoking(direction: string): Rows {
  return {
    [`RevokeSecurityGroup${direction}`]: {
      before: async (asked) => {
        const made = await makeGroup(asked);
        const input = { GroupId: made['group'], IpPermissions: [ruleOf(made)] };
        await asked.call(`ec2 AuthorizeSecurityGroup${direction}`, input);
        return made;
      },
      given: (made) => ({ GroupId: made['group'], IpPermissions: [ruleOf(made)] }),
      names: ['GroupId'],
      gone: [
        'IpPermissions.FromPort',
        'IpPermissions.ToPort',
        'IpPermissions.IpProtocol',
        'IpPermissions.IpRanges.CidrIp',
        'IpPermissions.IpRanges.Description',
        'IpPermissions.Ipv6Ranges.CidrIpv6',
        'IpPermissions.Ipv6Ranges.Description',
        'IpPermissions.UserIdGroupPairs.GroupId',
        'IpPermissions.UserIdGroupPairs.Description',
      ],
      unread: NO_LISTS,
      probe: { SecurityGroupRuleIds: { SecurityGroupRuleIds: ['sgr-0123456789abcdef0'] } },
      read: permissionsOf,
    },
  };
}

/** Only the rules: the group itself stays. */
const permissionsOf: Row['read'] = async ({ call }, { group }) => {
  const answer = await call('ec2 DescribeSecurityGroups', { GroupIds: [group] });
  const { SecurityGroups } = answer as {
    SecurityGroups: { IpPermissions: object[]; IpPermissionsEgress: { IpProtocol: string }[] }[];
  };
  const { IpPermissions, IpPermissionsEgress } = SecurityGroups[0]!;
  return [IpPermissions, IpPermissionsEgress];
};

export const EC2: Rows = {
  CreateVpc: {
    given: { CidrBlock: VPC, TagSpecifications: tagged('vpc') },
    as,
    unread,
    read: vpcs,
  },
  CreateDefaultVpc: {
    async before({ call }) {
      const vpc = pick(await call('ec2 DescribeVpcs'), 'Vpcs.0.VpcId');
      await removeVpc(vpc, call);
      return {};
    },
    given: {},
    read: vpcs,
  },
  ModifyVpcAttribute: {
    before: makeVpc,
    given: ({ vpc }) => ({ VpcId: vpc, EnableDnsHostnames: { Value: true } }),
    names: ['VpcId'],
    read: ({ call }, { vpc }) =>
      call('ec2 DescribeVpcAttribute', { VpcId: vpc, Attribute: 'enableDnsHostnames' }),
  },
  'ModifyVpcAttribute, another': {
    before: makeVpc,
    given: ({ vpc }) => ({ VpcId: vpc, EnableDnsSupport: { Value: false } }),
    names: ['VpcId'],
    read: ({ call }, { vpc }) =>
      call('ec2 DescribeVpcAttribute', { VpcId: vpc, Attribute: 'enableDnsSupport' }),
  },
  DeleteVpc: {
    before: makeVpc,
    given: ({ vpc }) => ({ VpcId: vpc }),
    names: ['VpcId'],
    gone: ['VpcId'],
    read: vpcs,
  },
  CreateSubnet: {
    before: makeVpc,
    given: ({ vpc }) => ({
      VpcId: vpc,
      CidrBlock: '10.9.1.0/24',
      AvailabilityZone: 'us-east-1c',
      TagSpecifications: tagged('subnet'),
    }),
    as,
    unread: { ...unread, AvailabilityZoneId: 'is read in the row below' },
    read: subnetsOf,
  },
  'CreateSubnet, by the id of its zone': {
    before: makeVpc,
    given: ({ vpc }) => ({
      VpcId: vpc,
      CidrBlock: '10.9.1.0/24',
      AvailabilityZoneId: 'use1-az2',
    }),
    unread: {
      AvailabilityZone: 'is read in the row above',
      TagSpecifications: 'are read in the row above',
    },
    read: subnetsOf,
  },
  ModifySubnetAttribute: {
    before: makeSubnet,
    given: ({ subnet }) => ({ SubnetId: subnet, MapPublicIpOnLaunch: { Value: true } }),
    names: ['SubnetId'],
    as: { 'MapPublicIpOnLaunch.Value': 'MapPublicIpOnLaunch' },
    read: subnets,
  },
  DeleteSubnet: {
    before: makeSubnet,
    given: ({ subnet }) => ({ SubnetId: subnet }),
    names: ['SubnetId'],
    gone: ['SubnetId'],
    read: subnets,
  },
  CreateInternetGateway: {
    given: { TagSpecifications: tagged('internet-gateway') },
    as,
    unread,
    read: gateways,
  },
  AttachInternetGateway: {
    before: makeGateway,
    given: ({ gateway, vpc }) => ({ InternetGatewayId: gateway, VpcId: vpc }),
    names: ['InternetGatewayId'],
    read: gateways,
  },
  DetachInternetGateway: {
    before: attachGateway,
    given: ({ gateway, vpc }) => ({ InternetGatewayId: gateway, VpcId: vpc }),
    names: ['InternetGatewayId', 'VpcId'],
    gone: ['VpcId'],
    read: gateways,
  },
  DeleteInternetGateway: {
    before: makeGateway,
    given: ({ gateway }) => ({ InternetGatewayId: gateway }),
    names: ['InternetGatewayId'],
    gone: ['InternetGatewayId'],
    read: gateways,
  },
  CreateRouteTable: {
    before: makeVpc,
    given: ({ vpc }) => ({ VpcId: vpc, TagSpecifications: tagged('route-table') }),
    names: ['VpcId'],
    as,
    unread,
    read: tables,
  },
  DeleteRouteTable: {
    before: makeTable,
    given: (made) => ({ RouteTableId: made['table'] }),
    names: ['RouteTableId'],
    gone: ['RouteTableId'],
    read: tables,
  },
  AssociateRouteTable: {
    before: makeTable,
    given: (made) => ({ RouteTableId: made['table'], SubnetId: made['subnet'] }),
    names: ['RouteTableId'],
    read: table,
  },
  DisassociateRouteTable: {
    before: associate,
    given: ({ association }) => ({ AssociationId: association }),
    names: ['AssociationId'],
    gone: ['AssociationId'],
    as: { AssociationId: 'RouteTableAssociationId' },
    read: table,
  },
  CreateRoute: {
    before: makeNat,
    given: ({ table: id, gateway }) => ({
      RouteTableId: id,
      DestinationCidrBlock: '198.51.100.0/24',
      GatewayId: gateway,
    }),
    names: ['RouteTableId'],
    read: table,
  },
  DeleteRoute: {
    before: makeRoute,
    given: (made) => ({ RouteTableId: made['table'], DestinationCidrBlock: '0.0.0.0/0' }),
    names: ['RouteTableId', 'DestinationCidrBlock'],
    gone: ['DestinationCidrBlock'],
    read: table,
  },
  AllocateAddress: {
    given: { TagSpecifications: tagged('elastic-ip') },
    as,
    unread,
    read: addresses,
  },
  ReleaseAddress: {
    before: makeAddress,
    given: ({ allocation }) => ({ AllocationId: allocation }),
    names: ['AllocationId'],
    gone: ['AllocationId'],
    read: addresses,
  },
  CreateNatGateway: {
    before: async (asked) => ({ ...(await makeTable(asked)), ...(await makeAddress(asked)) }),
    given: ({ subnet, allocation }) => ({
      SubnetId: subnet,
      AllocationId: allocation,
      TagSpecifications: tagged('natgateway'),
    }),
    as,
    unread,
    after: 300,
    read: nats,
  },
  DeleteNatGateway: {
    before: makeNat,
    given: ({ nat }) => ({ NatGatewayId: nat }),
    names: ['NatGatewayId'],
    after: 10_000,
    gone: ['NatGatewayId'],
    read: nats,
  },
  CreateSecurityGroup: {
    before: makeVpc,
    given: ({ vpc }) => ({
      GroupName: 'law',
      Description: 'of the law',
      VpcId: vpc,
      TagSpecifications: tagged('security-group'),
    }),
    as,
    unread,
    read: groups,
  },
  DeleteSecurityGroup: {
    before: makeGroup,
    given: ({ group }) => ({ GroupId: group }),
    names: ['GroupId'],
    gone: ['GroupId'],
    read: groups,
  },
  ...authorizing('Ingress'),
  ...authorizing('Egress'),
  ...revoking('Ingress'),
  ...revoking('Egress'),
  CreateTags: {
    before: makeVpc,
    given: ({ vpc }) => ({ Resources: [vpc], Tags: [{ Key: 'project', Value: 'law' }] }),
    names: ['Resources'],
    read: vpcs,
  },
  DeleteTags: {
    async before(asked) {
      const made = await makeVpc(asked);
      const Tags = [
        { Key: 'project', Value: 'law' },
        { Key: 'other', Value: 'kept' },
      ];
      const input = { Resources: [made['vpc']], Tags };
      await asked.call('ec2 CreateTags', input);
      return made;
    },
    given: ({ vpc }) => ({ Resources: [vpc], Tags: [{ Key: 'project', Value: 'law' }] }),
    names: ['Resources'],
    gone: ['Tags.project'],
    stays: { path: 'Tags.other', value: 'kept' },
    read: vpcs,
  },
};

async function removeVpc(vpc: string, call: Asked['call']): Promise<void> {
  const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
  const { Subnets } = (await call('ec2 DescribeSubnets', { Filters })) as {
    Subnets: { SubnetId: string }[];
  };
  for (const { SubnetId } of Subnets) await call('ec2 DeleteSubnet', { SubnetId });
  const gateway = pick(
    await call('ec2 DescribeInternetGateways'),
    'InternetGateways.0.InternetGatewayId',
  );
  await call('ec2 DetachInternetGateway', { InternetGatewayId: gateway, VpcId: vpc });
  await call('ec2 DeleteInternetGateway', { InternetGatewayId: gateway });
  await call('ec2 DeleteVpc', { VpcId: vpc });
}
