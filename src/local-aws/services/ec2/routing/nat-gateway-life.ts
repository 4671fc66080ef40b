import type { Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { elasticAddresses, type AddressRecord } from './elastic-addresses.ts';
import { attachedGateway } from './internet-gateways.ts';
import { natGateways, type NatFailure, type NatGatewayRecord } from './nat-gateways.ts';
import {
  attachTaskInterface,
  networkInterfaces,
  removeTaskInterface,
} from '../interfaces/network-interfaces.ts';
import { routeTables } from './route-tables.ts';
import type { SubnetRecord } from '../networks/subnets.ts';
import { publicName } from '../interfaces/task-addresses.ts';

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

/** Makes a NAT gateway that is `pending` and will be `failed`: it never gets an address. */
export function startFailingNatGateway(
  region: Region,
  subnet: SubnetRecord,
  allocationId: string,
  options: { tags: Tag[]; clientToken?: string; failure: NatFailure },
): NatGatewayRecord {
  const { tags, ...rest } = options;
  const id = `nat-0${region.hex(16, 'nat-gateway')}`;
  region.schedule(NAT_TIMER, id, 5_000 + region.account.chance(10_000, 'nat-gateway', id));
  return natGateways(region).put(id, {
    ...rest,
    NatGatewayId: id,
    VpcId: subnet.VpcId,
    SubnetId: subnet.SubnetId,
    State: 'pending',
    CreateTime: region.date,
    ConnectivityType: 'public',
    NatGatewayAddresses: [{ AllocationId: allocationId, IsPrimary: true, Status: 'failed' }],
    Tags: tags,
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
  if (record.State === 'pending') {
    const failure = record.failure ?? missingGateway(region, record.VpcId);
    if (!failure) natGateways(region).put(id, { ...record, State: 'available' });
    else failNatGateway(region, record, failure);
  } else if (record.State === 'deleting') {
    letGo(region, record);
    natGateways(region).put(id, { ...record, State: 'deleted' });
    region.schedule(NAT_TIMER, id, SEEN_AFTER);
  } else natGateways(region).delete(id);
}

/** Fails a NAT gateway whose timer threw. The code is AWS's. */
export function failNatTimer(id: string, region: Region, why: string): void {
  const record = natGateways(region).get(id);
  const isUnderWay = record?.State === 'pending' || record?.State === 'deleting';
  if (isUnderWay) failNatGateway(region, record, { code: 'InternalError', message: why });
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

function failNatGateway(region: Region, record: NatGatewayRecord, failure: NatFailure): void {
  // The address of a gateway whose own it never became stays where it is.
  if (!record.failure) letGo(region, record);
  natGateways(region).put(record.NatGatewayId, {
    ...record,
    State: 'failed',
    FailureCode: failure.code,
    FailureMessage: failure.message,
  });
  region.schedule(NAT_TIMER, record.NatGatewayId, SEEN_AFTER);
}

/** AWS's words: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html, read 2026-11-25 */
function missingGateway(region: Region, vpcId: string): NatFailure | undefined {
  if (attachedGateway(region, vpcId)) return undefined;
  return {
    code: 'Gateway.NotAttached',
    message: `Network ${vpcId} has no Internet gateway attached`,
  };
}

/** Deletes the network interface, and frees the address, unless something else has it by now. */
function letGo(region: Region, { NatGatewayAddresses }: NatGatewayRecord): void {
  for (const { AllocationId = '', NetworkInterfaceId = '' } of NatGatewayAddresses) {
    removeTaskInterface(region, NetworkInterfaceId);
    const address = elasticAddresses(region).get(AllocationId);
    if (address?.NetworkInterfaceId !== NetworkInterfaceId) continue;
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
