import type { Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../core/account.ts';
import { elasticAddresses, type AddressRecord } from './elastic-addresses.ts';
import { attachedGateway } from './internet-gateways.ts';
import { natGateways, type NatGatewayRecord } from './nat-gateways.ts';
import {
  attachTaskInterface,
  networkInterfaces,
  removeTaskInterface,
} from './network-interfaces.ts';
import { routeTables } from './route-tables.ts';
import type { SubnetRecord } from './subnets.ts';
import { publicName } from './task-addresses.ts';

export const NAT_TIMER = 'ec2/nat-gateway';

/** Makes a NAT gateway that is `pending`, with a network interface in its subnet and the address on it. */
export function startNatGateway(
  region: Region,
  subnet: SubnetRecord,
  address: AddressRecord,
  { tags, clientToken }: { tags: Tag[]; clientToken?: string },
): NatGatewayRecord {
  const id = `nat-0${region.hex(16, 'nat-gateway')}`;
  const interfaceId = makeInterface(region, subnet, address, id);
  const { PrivateIpAddress: privateIp } = networkInterfaces(region).get(interfaceId)!;
  const associationId = `eipassoc-0${region.hex(16, 'address-association', id)}`;
  elasticAddresses(region).put(address.AllocationId, {
    ...address,
    AssociationId: associationId,
    NetworkInterfaceId: interfaceId,
    NetworkInterfaceOwnerId: region.accountId,
    PrivateIpAddress: privateIp,
  });
  region.schedule(NAT_TIMER, id, 60_000 + region.account.chance(60_000, 'nat-gateway', id));
  return natGateways(region).put(id, {
    NatGatewayId: id,
    VpcId: subnet.VpcId,
    SubnetId: subnet.SubnetId,
    State: 'pending',
    CreateTime: region.date,
    ConnectivityType: 'public',
    NatGatewayAddresses: [
      {
        AllocationId: address.AllocationId,
        AssociationId: associationId,
        IsPrimary: true,
        NetworkInterfaceId: interfaceId,
        PrivateIp: privateIp,
        PublicIp: address.PublicIp,
        Status: 'succeeded',
      },
    ],
    Tags: tags,
    ...(clientToken !== undefined && { clientToken }),
  });
}

/** Begins to delete a NAT gateway. What is routed to it goes nowhere from now on. */
export function endNatGateway(region: Region, record: NatGatewayRecord): void {
  const { NatGatewayId: id } = record;
  natGateways(region).put(id, { ...record, State: 'deleting', DeleteTime: region.date });
  region.account.cancel(NAT_TIMER, id);
  region.schedule(NAT_TIMER, id, 30_000 + region.account.chance(30_000, 'nat-gateway-end', id));
  for (const table of routeTables(region).by('vpc', record.VpcId)) {
    if (!table.Routes.some(({ NatGatewayId }) => NatGatewayId === id)) continue;
    routeTables(region).put(table.RouteTableId, {
      ...table,
      Routes: table.Routes.map((route) =>
        route.NatGatewayId === id ? { ...route, State: 'blackhole' as const } : route,
      ),
    });
  }
}

/** The timer of NAT gateways: what is pending is available or failed, what is deleting deleted, and then forgotten. */
export function advanceNatGateway(id: string, region: Region): void {
  const record = natGateways(region).get(id);
  if (!record) return;
  if (record.State === 'pending' && attachedGateway(region, record.VpcId)) {
    natGateways(region).put(id, { ...record, State: 'available' });
  } else if (record.State === 'pending') {
    letGo(region, record);
    natGateways(region).put(id, {
      ...record,
      State: 'failed',
      // https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html, read 2026-11-25
      FailureCode: 'Gateway.NotAttached',
      FailureMessage: `Network ${record.VpcId} has no Internet gateway attached`,
    });
    region.schedule(NAT_TIMER, id, SEEN_AFTER);
  } else if (record.State === 'deleting') {
    letGo(region, record);
    natGateways(region).put(id, { ...record, State: 'deleted' });
    region.schedule(NAT_TIMER, id, SEEN_AFTER);
  } else natGateways(region).delete(id);
}

// --- internal ---

/** AWS shows a gateway that failed or was deleted for about an hour. Milliseconds. */
const SEEN_AFTER = 3_600_000;

function makeInterface(
  region: Region,
  subnet: SubnetRecord,
  { AllocationId, PublicIp }: AddressRecord,
  natId: string,
): string {
  const { networkInterfaceId: id } = attachTaskInterface(region, {
    subnetId: subnet.SubnetId,
    groupIds: [],
    publicIp: false,
    description: `Interface for NAT Gateway ${natId}`,
  });
  const made = networkInterfaces(region).get(id)!;
  networkInterfaces(region).put(id, {
    ...made,
    // So AWS answers, although the type says otherwise.
    InterfaceType: 'nat_gateway' as 'natGateway',
    Groups: [],
    SourceDestCheck: false,
    Attachment: { ...made.Attachment, InstanceOwnerId: 'amazon-aws' },
    RequesterId: region.accountId,
    Association: {
      AllocationId,
      IpOwnerId: region.accountId,
      PublicDnsName: publicName(region, PublicIp),
      PublicIp,
    },
  });
  return id;
}

/** Deletes the network interface, and frees the address. */
function letGo(region: Region, { NatGatewayAddresses }: NatGatewayRecord): void {
  for (const { AllocationId = '', NetworkInterfaceId = '' } of NatGatewayAddresses) {
    removeTaskInterface(region, NetworkInterfaceId);
    const address = elasticAddresses(region).get(AllocationId);
    if (!address) continue;
    const {
      AssociationId: _association,
      NetworkInterfaceId: _interface,
      NetworkInterfaceOwnerId: _owner,
      PrivateIpAddress: _private,
      ...free
    } = address;
    elasticAddresses(region).put(AllocationId, free);
  }
}
