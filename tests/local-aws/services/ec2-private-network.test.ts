import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteNatGatewayCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeTagsCommand,
  DescribeVpcAttributeCommand,
  DetachInternetGatewayCommand,
  DisassociateRouteTableCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import { openAllServices } from './open-all-services.ts';
import { openNetwork } from './ec2-private-network-fixtures.ts';
import { sleep, web } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

type Network = Awaited<ReturnType<typeof openNetwork>>;

/** Runs a task in the private subnet, without a public address, and says how it stands some minutes later. */
async function taskIn({ aws, ecs, privateSubnet }: Network) {
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: [privateSubnet] } },
    }),
  );
  await sleep(aws, 600_000);
  const described = await ecs.send(
    new DescribeTasksCommand({ cluster: 'demo', tasks: [tasks![0]!.taskArn!] }),
  );
  return described.tasks![0]!;
}

test('a task in a private subnet pulls its image through a NAT gateway, and not without it', async () => {
  const network = await openNetwork();
  const { aws, ec2, ecs, iam, NatGatewayId, privateTable } = network;
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await sleep(aws, 60_000);
  await ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  expect((await taskIn(network)).lastStatus).toBe('RUNNING');
  await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ RouteTableIds: [privateTable.RouteTableId] }),
  );
  expect(RouteTables![0]!.Routes!.at(-1)).toMatchObject({ NatGatewayId, State: 'blackhole' });
  const stranded = await taskIn(network);
  expect(stranded.lastStatus).toBe('STOPPED');
  expect(stranded.stoppedReason).toContain('i/o timeout');
});

test('a NAT gateway is pending, then available, with the address on its interface', async () => {
  const { ec2, NatGatewayId, AllocationId, publicSubnet, VpcId } = await openNetwork();
  const found = await ec2.send(
    new DescribeNatGatewaysCommand({
      Filter: [
        { Name: 'vpc-id', Values: [VpcId] },
        { Name: 'tag:project', Values: ['demo'] },
        { Name: 'state', Values: ['available'] },
      ],
    }),
  );
  const [nat] = found.NatGateways!;
  const [address] = nat!.NatGatewayAddresses!;
  expect(nat).toMatchObject({ NatGatewayId, SubnetId: publicSubnet, ConnectivityType: 'public' });
  const { Addresses } = await ec2.send(
    new DescribeAddressesCommand({ AllocationIds: [AllocationId] }),
  );
  expect(Addresses![0]).toMatchObject({
    PublicIp: address!.PublicIp,
    AssociationId: address!.AssociationId,
    NetworkInterfaceId: address!.NetworkInterfaceId,
    Domain: 'vpc',
  });
  const { NetworkInterfaces } = await ec2.send(
    new DescribeNetworkInterfacesCommand({
      NetworkInterfaceIds: [address!.NetworkInterfaceId!],
    }),
  );
  expect(NetworkInterfaces![0]).toMatchObject({
    Description: `Interface for NAT Gateway ${NatGatewayId}`,
    InterfaceType: 'nat_gateway',
    SubnetId: publicSubnet,
    Association: { AllocationId, PublicIp: address!.PublicIp },
  });
  const { Tags } = await ec2.send(
    new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: [NatGatewayId] }] }),
  );
  expect(Tags).toEqual([
    { Key: 'project', Value: 'demo', ResourceId: NatGatewayId, ResourceType: 'natgateway' },
  ]);
});

test('the same call with the same token makes one NAT gateway', async () => {
  const { ec2, publicSubnet, allocate } = await openNetwork();
  const AllocationId = await allocate();
  const call = new CreateNatGatewayCommand({
    SubnetId: publicSubnet,
    AllocationId,
    ClientToken: 'once',
  });
  const first = await ec2.send(call);
  const second = await ec2.send(call);
  expect(second.NatGateway!.NatGatewayId).toBe(first.NatGateway!.NatGatewayId);
});

test('in a VPC without an internet gateway a NAT gateway fails, and frees its address', async () => {
  const { aws, ec2 } = await openAllServices();
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.2.0.0/16' }));
  const VpcId = Vpc!.VpcId!;
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.2.0.0/24' }));
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
  const { NatGateway } = await ec2.send(
    new CreateNatGatewayCommand({ SubnetId: Subnet!.SubnetId, AllocationId }),
  );
  expect(NatGateway!.State).toBe('pending');
  await sleep(aws, 180_000);
  const found = () =>
    ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [NatGateway!.NatGatewayId!] }));
  expect((await found()).NatGateways![0]).toMatchObject({
    State: 'failed',
    FailureCode: 'Gateway.NotAttached',
    FailureMessage: `Network ${VpcId} has no Internet gateway attached`,
  });
  await ec2.send(new ReleaseAddressCommand({ AllocationId }));
  await sleep(aws, 3_700_000);
  await expect(found()).rejects.toThrow(`NatGateway ${NatGateway!.NatGatewayId} was not found`);
});

test('a NAT gateway whose address is not to be had fails after the call, and harms nobody', async () => {
  const { aws, ec2, publicSubnet, AllocationId, NatGatewayId } = await openNetwork();
  const outcome = async (allocation: string) => {
    const { NatGateway } = await ec2.send(
      new CreateNatGatewayCommand({ SubnetId: publicSubnet, AllocationId: allocation }),
    );
    expect(NatGateway!.State).toBe('pending');
    await sleep(aws, 60_000);
    const { NatGateways } = await ec2.send(
      new DescribeNatGatewaysCommand({ NatGatewayIds: [NatGateway!.NatGatewayId!] }),
    );
    const { State, FailureCode, FailureMessage } = NatGateways![0]!;
    return [State, FailureCode, FailureMessage];
  };
  expect(await outcome(AllocationId)).toEqual([
    'failed',
    'Resource.AlreadyAssociated',
    `Elastic IP address [${AllocationId}] is already associated`,
  ]);
  expect(await outcome('eipalloc-01234567')).toEqual([
    'failed',
    'InvalidAllocationID.NotFound',
    'Elastic IP address [eipalloc-01234567] could not be associated with this NAT gateway',
  ]);
  const { NatGateways: failed } = await ec2.send(
    new DescribeNatGatewaysCommand({ Filter: [{ Name: 'state', Values: ['failed'] }] }),
  );
  for (const { NatGatewayId: id } of failed!) {
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: id }));
  }
  await sleep(aws, 120_000);
  const { NatGateways } = await ec2.send(
    new DescribeNatGatewaysCommand({ NatGatewayIds: [NatGatewayId] }),
  );
  expect(NatGateways![0]!.State).toBe('available');
  const { Addresses } = await ec2.send(
    new DescribeAddressesCommand({ AllocationIds: [AllocationId] }),
  );
  expect(Addresses![0]!.AssociationId).toBe(
    NatGateways![0]!.NatGatewayAddresses![0]!.AssociationId,
  );
});

test('what is in use cannot be deleted, and in the right order all of it can', async () => {
  const network = await openNetwork();
  const { aws, ec2, VpcId, InternetGatewayId, NatGatewayId, AllocationId } = network;
  const { publicSubnet, privateSubnet, publicTable, privateTable } = network;
  const kinds = async () => (await aws.inventory()).map(({ kind }) => kind);
  expect(await kinds()).toEqual(
    expect.arrayContaining(['vpc', 'internet-gateway', 'route-table', 'natgateway', 'elastic-ip']),
  );
  const refused = async (call: Promise<unknown>) => (await refusal(call)).name;
  const detach = () => ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
  expect(await refused(ec2.send(new ReleaseAddressCommand({ AllocationId })))).toBe(
    'InvalidIPAddress.InUse',
  );
  expect(await refused(ec2.send(new DeleteSubnetCommand({ SubnetId: publicSubnet })))).toBe(
    'DependencyViolation',
  );
  expect(await refused(detach())).toBe('DependencyViolation');
  expect(await refused(ec2.send(new DeleteRouteTableCommand(publicTable)))).toBe(
    'DependencyViolation',
  );
  await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
  await sleep(aws, 120_000);
  await ec2.send(new ReleaseAddressCommand({ AllocationId }));
  await ec2.send(new DisassociateRouteTableCommand(publicTable));
  await ec2.send(new DeleteRouteTableCommand(publicTable));
  for (const SubnetId of [publicSubnet, privateSubnet]) {
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  }
  await detach();
  await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
  expect(await refused(ec2.send(new DeleteVpcCommand({ VpcId })))).toBe('DependencyViolation');
  await ec2.send(new DeleteRouteTableCommand(privateTable));
  await ec2.send(new DeleteVpcCommand({ VpcId }));
  expect(await kinds()).toEqual([]);
});

test.each<[string, (network: Network) => Promise<unknown>, string, string]>([
  [
    'a second route to the same block',
    (n) => n.route(n.publicTable.RouteTableId, { GatewayId: n.InternetGatewayId }),
    'RouteAlreadyExists',
    'The route identified by 0.0.0.0/0 already exists.',
  ],
  [
    'a route to a gateway that is not there',
    (n) => n.route(n.privateTable.RouteTableId, { GatewayId: 'igw-01234567' }, '10.9.0.0/16'),
    'InvalidGatewayID.NotFound',
    "The gateway ID 'igw-01234567' does not exist",
  ],
  [
    'a route to nothing',
    (n) => n.route(n.privateTable.RouteTableId, {}, '10.9.0.0/16'),
    'MissingParameter',
    'The request must contain exactly one of gatewayId, natGatewayId',
  ],
  [
    'a route to no block',
    (n) => n.route(n.privateTable.RouteTableId, { NatGatewayId: n.NatGatewayId }, 'everywhere'),
    'InvalidParameterValue',
    'This is not a valid CIDR block.',
  ],
  [
    'deleting a route that is not there',
    (n) =>
      n.ec2.send(
        new DeleteRouteCommand({
          RouteTableId: n.publicTable.RouteTableId,
          DestinationCidrBlock: '10.9.0.0/16',
        }),
      ),
    'InvalidRoute.NotFound',
    'no route with destination-cidr-block 10.9.0.0/16 in route table rtb-',
  ],
  [
    'deleting the local route',
    (n) =>
      n.ec2.send(
        new DeleteRouteCommand({
          RouteTableId: n.publicTable.RouteTableId,
          DestinationCidrBlock: '10.1.0.0/16',
        }),
      ),
    'InvalidParameterValue',
    'cannot remove local route 10.1.0.0/16 in route table rtb-',
  ],
  [
    'a second table for a subnet',
    (n) =>
      n.ec2.send(
        new AssociateRouteTableCommand({
          RouteTableId: n.privateTable.RouteTableId,
          SubnetId: n.publicSubnet,
        }),
      ),
    'Resource.AlreadyAssociated',
    'conflicts with an existing association',
  ],
  [
    'an association that is not there',
    (n) => n.ec2.send(new DisassociateRouteTableCommand({ AssociationId: 'rtbassoc-01234567' })),
    'InvalidAssociationID.NotFound',
    "The association ID 'rtbassoc-01234567' does not exist",
  ],
  [
    'attaching a gateway twice',
    ({ ec2, InternetGatewayId, VpcId }) =>
      ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId })),
    'Resource.AlreadyAssociated',
    'is already attached to network vpc-',
  ],
  [
    'a second gateway for a VPC',
    async ({ ec2, VpcId }) => {
      const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
      const { InternetGatewayId } = InternetGateway!;
      return ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    },
    'InvalidParameterValue',
    'already has an internet gateway attached',
  ],
  [
    'a NAT gateway without an address',
    ({ ec2, publicSubnet }) => ec2.send(new CreateNatGatewayCommand({ SubnetId: publicSubnet })),
    'MissingParameter',
    'The request must include the AllocationId parameter.',
  ],
  [
    'more addresses than an account may have',
    async ({ allocate }) => {
      for (let count = 0; count < 5; count++) await allocate();
    },
    'AddressLimitExceeded',
    'The maximum number of addresses has been reached.',
  ],
  [
    'an address that is not there',
    ({ ec2 }) => ec2.send(new ReleaseAddressCommand({ AllocationId: 'eipalloc-01234567' })),
    'InvalidAllocationID.NotFound',
    "The allocation ID 'eipalloc-01234567' does not exist",
  ],
  [
    'a private NAT gateway',
    ({ ec2, privateSubnet }) =>
      ec2.send(
        new CreateNatGatewayCommand({ SubnetId: privateSubnet, ConnectivityType: 'private' }),
      ),
    'NotImplemented',
    'ConnectivityType',
  ],
])('%s is refused', async (_what, call, name, message) => {
  const refused = await refusal(call(await openNetwork()));
  expect(refused.name).toBe(name);
  expect(refused.message).toContain(message);
});

test('the attributes of a VPC and of a subnet are changed one by one', async () => {
  const { ec2, VpcId, publicSubnet } = await openNetwork();
  const hostnames = async () => {
    const { EnableDnsHostnames } = await ec2.send(
      new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' }),
    );
    return EnableDnsHostnames!.Value;
  };
  expect(await hostnames()).toBe(false);
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
  expect(await hostnames()).toBe(true);
  await expect(ec2.send(new ModifyVpcAttributeCommand({ VpcId }))).rejects.toThrow(
    'Specify exactly one of EnableDnsHostnames and EnableDnsSupport.',
  );
  const map = (Value: boolean) =>
    ec2.send(
      new ModifySubnetAttributeCommand({
        SubnetId: publicSubnet,
        MapPublicIpOnLaunch: { Value },
      }),
    );
  await expect(map(true)).resolves.toBeDefined();
  await expect(
    ec2.send(
      new ModifySubnetAttributeCommand({ SubnetId: publicSubnet, EnableDns64: { Value: true } }),
    ),
  ).rejects.toThrow('EnableDns64');
});

test('making a route table needs its own action on the table and on the VPC', async () => {
  const { aws, ec2, VpcId } = await openNetwork();
  const arn = (resource: string) => `arn:aws:ec2:us-east-1:111122223333:${resource}`;
  const allow = (Resource: string) => ({
    Effect: 'Allow',
    Action: 'ec2:CreateRouteTable',
    Resource,
  });
  aws.guards.push(enforce({ Statement: [allow(arn('route-table/*'))] }));
  await expect(ec2.send(new CreateRouteTableCommand({ VpcId }))).rejects.toThrow(
    `on resource: ${arn(`vpc/${VpcId}`)}`,
  );
  aws.guards.length = 0;
  aws.guards.push(
    enforce({ Statement: [allow(arn('route-table/*')), allow(arn(`vpc/${VpcId}`))] }),
  );
  await expect(ec2.send(new CreateRouteTableCommand({ VpcId }))).resolves.toBeDefined();
});
