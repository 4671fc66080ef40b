import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DescribeAddressesCommand,
  EC2Client,
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type Tag,
} from '@aws-sdk/client-ec2';
import type { ECSClient } from '@aws-sdk/client-ecs';
import { PRICES } from '../prices.ts';
import { drawNetwork } from './ec2/draw.ts';
import { somebodysUse, whatUsesGroup } from './ec2/held-by.ts';
import type { AwsService, Listed, ListedIn } from './service.ts';
import { upperCaseTags } from './tag-shapes.ts';

/** Amazon EC2: of it the networking that a Fargate task needs. */
export const ec2 = {
  title: 'Amazon EC2',
  iam: {
    prefix: 'ec2',
    conditionKeys: { 'ec2:CreateAction': 'always' },
    limits: {},
    unkept: {},
    madeUp: [/(?<=\/)[a-z]+-[0-9a-f]{8,17}\b/],
  },
  signingName: 'ec2',
  cli: 'ec2',
  sdk: '@aws-sdk/client-ec2',
  botocore: 'ec2',
  documentation: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/',
  client: (config) => new EC2Client(config),
  tags: upperCaseTags,
  kinds: {
    vpc: {
      box: 'in no picture',
      async *list({ ec2: client }, where) {
        for await (const { Vpcs = [] } of paginateDescribeVpcs({ client }, ours(where))) {
          for (const { VpcId, Tags } of Vpcs) yield found(where, 'vpc', VpcId, Tags);
        }
      },
    },
    subnet: {
      box: 'in no picture',
      async *list({ ec2: client }, where) {
        for await (const { Subnets = [] } of paginateDescribeSubnets({ client }, ours(where))) {
          for (const { SubnetId, Tags, VpcId } of Subnets) {
            yield found(where, 'subnet', SubnetId, Tags, [VpcId]);
          }
        }
      },
    },
    'internet gateway': {
      box: 'in no picture',
      async *list({ ec2: client }, where) {
        const pages = paginateDescribeInternetGateways({ client }, ours(where));
        for await (const { InternetGateways = [] } of pages) {
          for (const { InternetGatewayId, Tags, Attachments = [] } of InternetGateways) {
            const vpcs = Attachments.map(({ VpcId }) => VpcId);
            yield found(where, 'internet-gateway', InternetGatewayId, Tags, vpcs);
          }
        }
      },
    },
    'route table': {
      box: 'in no picture',
      async *list({ ec2: client }, where) {
        const pages = paginateDescribeRouteTables({ client }, ours(where));
        for await (const { RouteTables = [] } of pages) {
          for (const { RouteTableId, Tags, VpcId, Routes = [] } of RouteTables) {
            const gateways = Routes.flatMap(({ NatGatewayId, GatewayId }) => [
              NatGatewayId,
              GatewayId,
            ]);
            yield found(where, 'route-table', RouteTableId, Tags, [VpcId, ...gateways]);
          }
        }
      },
    },
    'NAT gateway': {
      box: 'in no picture',
      async *list({ ec2: client }, where) {
        const { Filters: Filter } = ours(where);
        for await (const { NatGateways = [] } of paginateDescribeNatGateways(
          { client },
          { Filter },
        )) {
          for (const each of NatGateways) {
            const { NatGatewayId, Tags, SubnetId, NatGatewayAddresses = [], State } = each;
            // AWS shows one that is deleted, or that failed, for about an hour.
            const isGone = State === 'deleted' || State === 'failed';
            yield {
              ...found(where, 'natgateway', NatGatewayId, Tags, [
                SubnetId,
                ...NatGatewayAddresses.map(({ AllocationId }) => AllocationId),
              ]),
              bills: [{ what: 'nat-gateway', count: isGone ? 0 : 1 }],
              retained: isGone ? { status: State, until: 'it goes by itself' } : undefined,
            };
          }
        }
      },
    },
    'elastic address': {
      box: 'in no picture',
      // EC2 has all of them on one page.
      async *list({ ec2: client }, where) {
        const { Addresses = [] } = await client.send(new DescribeAddressesCommand(ours(where)));
        for (const { AllocationId, Tags, NetworkInterfaceId } of Addresses) {
          yield {
            ...found(where, 'elastic-ip', AllocationId, Tags, [NetworkInterfaceId]),
            bills: [{ what: 'public-ipv4', count: 1 }],
          };
        }
      },
    },
    'security group': {
      box: 'in its group',
      async *list({ ec2: client }, where) {
        const pages = paginateDescribeSecurityGroups({ client }, ours(where));
        for await (const { SecurityGroups = [] } of pages) {
          for (const { GroupId, Tags, VpcId } of SecurityGroups) {
            yield found(where, 'security-group', GroupId, Tags, [VpcId]);
          }
        }
      },
      heldBy: whatUsesGroup,
    },
    // That of a task is paid for with the task.
    'network interface': {
      box: 'in no picture',
      async *list({ ec2: client }, where) {
        const pages = paginateDescribeNetworkInterfaces({ client }, ours(where));
        for await (const { NetworkInterfaces = [] } of pages) {
          for (const { NetworkInterfaceId, TagSet, SubnetId, Groups = [] } of NetworkInterfaces) {
            const groups = Groups.map(({ GroupId }) => GroupId);
            const refersTo = [SubnetId, ...groups];
            yield found(where, 'network-interface', NetworkInterfaceId, TagSet, refersTo);
          }
        }
      },
    },
  },
  bills: {
    'public-ipv4': {
      one: 'a public IPv4 address',
      many: 'public IPv4 addresses',
      perHour: () => PRICES.publicIpv4.usd,
    },
    'nat-gateway': {
      one: 'a NAT gateway',
      many: 'NAT gateways',
      perHour: () => PRICES.natGateway.usd,
    },
  },
  picture: {
    title: 'VPC',
    stands: 'beside',
    draw: ({ ec2 }) => drawNetwork(ec2),
    describes: {
      DescribeVpcs: DescribeVpcsCommand,
      DescribeSubnets: DescribeSubnetsCommand,
      DescribeSecurityGroups: DescribeSecurityGroupsCommand,
    },
  },
  ids: [
    { pattern: /eni-[0-9a-f]{8,17}/, placeholder: 'eni', variable: 'INTERFACE' },
    { pattern: /sg-[0-9a-f]{8,17}/, placeholder: 'security-group', variable: 'SECURITY_GROUP' },
    { pattern: /sgr-[0-9a-f]{8,17}/, placeholder: 'security-group-rule', variable: 'RULE' },
    { pattern: /subnet-[0-9a-f]{8,17}/, placeholder: 'subnet', variable: 'SUBNET' },
    { pattern: /vpc-[0-9a-f]{8,17}/, placeholder: 'vpc', variable: 'VPC' },
    {
      pattern: /igw-[0-9a-f]{8,17}/,
      placeholder: 'internet-gateway',
      variable: 'INTERNET_GATEWAY',
    },
    { pattern: /rtb-[0-9a-f]{8,17}/, placeholder: 'route-table', variable: 'ROUTE_TABLE' },
    { pattern: /nat-[0-9a-f]{8,17}/, placeholder: 'nat-gateway', variable: 'NAT_GATEWAY' },
    { pattern: /eipalloc-[0-9a-f]{8,17}/, placeholder: 'elastic-address', variable: 'ADDRESS' },
  ],
  parentOf: undefined,
  passing: {
    // https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
    untilConsistent: ['InvalidGroup.NotFound'],
    whileInUse: ['DependencyViolation'],
    staysInUse: somebodysUse,
  },
  already: {
    made: ['InvalidGroup.Duplicate', 'InvalidPermission.Duplicate'],
    gone: ['InvalidGroup.NotFound', 'InvalidPermission.NotFound'],
  },
  lasting: ['InvalidParameterValue', 'InternalError'],
  advice: [
    {
      name: /^DependencyViolation$/,
      message: /./,
      advice:
        'Something still uses it, most often the network interface of a task. Undo the service first. If somebody else uses it, npm run cleanup says what does.',
    },
  ],
} satisfies AwsService<EC2Client, { ec2: EC2Client; ecs: ECSClient }>;

// --- internal ---

function ours({ name }: ListedIn) {
  // Whose run it is, is looked at again by whoever asks for the list.
  return {
    Filters: [
      name === undefined
        ? { Name: 'tag-key', Values: ['run'] }
        : { Name: 'tag:run', Values: [name] },
    ],
  };
}

function found(
  { region, accountId }: ListedIn,
  kind: string,
  id: string | undefined,
  tags: Tag[] | undefined,
  refersTo: (string | undefined)[] = [],
): Listed {
  const arn = `arn:aws:ec2:${region}:${accountId}:${kind}/${id}`;
  return { arn, tags: upperCaseTags.read(tags), refersTo };
}
