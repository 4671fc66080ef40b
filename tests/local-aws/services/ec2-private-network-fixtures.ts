import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
} from '@aws-sdk/client-ec2';
import { openAllServices } from './open-all-services.ts';
import { sleep } from './ecs-fixtures.ts';

const TAGS = [{ Key: 'project', Value: 'demo' }];

/** A VPC of one's own: a public subnet with a NAT gateway, and a private one that goes out through it. */
export async function openNetwork() {
  const open = await openAllServices();
  const { aws, ec2 } = open;
  const made = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }));
  const VpcId = made.Vpc!.VpcId!;
  const subnet = async (CidrBlock: string) => {
    const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock }));
    return Subnet!.SubnetId!;
  };
  const gateway = await ec2.send(
    new CreateInternetGatewayCommand({
      TagSpecifications: [{ ResourceType: 'internet-gateway', Tags: TAGS }],
    }),
  );
  const InternetGatewayId = gateway.InternetGateway!.InternetGatewayId!;
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
  const publicSubnet = await subnet('10.1.0.0/24');
  const privateSubnet = await subnet('10.1.1.0/24');
  const table = async (SubnetId: string) => {
    const { RouteTable } = await ec2.send(
      new CreateRouteTableCommand({
        VpcId,
        TagSpecifications: [{ ResourceType: 'route-table', Tags: TAGS }],
      }),
    );
    const RouteTableId = RouteTable!.RouteTableId!;
    const { AssociationId } = await ec2.send(
      new AssociateRouteTableCommand({ RouteTableId, SubnetId }),
    );
    return { RouteTableId, AssociationId: AssociationId! };
  };
  const publicTable = await table(publicSubnet);
  const privateTable = await table(privateSubnet);
  const route = (RouteTableId: string, target: object, DestinationCidrBlock = '0.0.0.0/0') =>
    ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock, ...target }));
  await route(publicTable.RouteTableId, { GatewayId: InternetGatewayId });
  const allocate = async () => (await ec2.send(new AllocateAddressCommand({}))).AllocationId!;
  const AllocationId = await allocate();
  const nat = await ec2.send(
    new CreateNatGatewayCommand({
      SubnetId: publicSubnet,
      AllocationId,
      TagSpecifications: [{ ResourceType: 'natgateway', Tags: TAGS }],
    }),
  );
  const NatGatewayId = nat.NatGateway!.NatGatewayId!;
  await sleep(aws, 180_000);
  await route(privateTable.RouteTableId, { NatGatewayId });
  return {
    ...open,
    VpcId,
    InternetGatewayId,
    publicSubnet,
    privateSubnet,
    publicTable,
    privateTable,
    AllocationId,
    NatGatewayId,
    route,
    allocate,
  };
}
