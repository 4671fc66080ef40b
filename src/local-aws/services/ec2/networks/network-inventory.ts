import type { Region } from '../../../core/account.ts';
import type { InventoryItem } from '../../../core/operation.ts';
import { elasticAddresses } from '../routing/elastic-addresses.ts';
import { internetGateways } from '../routing/internet-gateways.ts';
import { natGateways } from '../routing/nat-gateways.ts';
import { routeTables } from '../routing/route-tables.ts';
import { vpcs } from './vpcs.ts';

/** The gateways, addresses and route tables that someone made; not those that came with a VPC. */
export function networkInventory(region: Region): InventoryItem[] {
  const isOfDefault = (vpcId: string | undefined) => vpcs(region).get(vpcId ?? '')?.IsDefault;
  const gateways = internetGateways(region)
    .all()
    .filter(({ Attachments }) => !Attachments.some(({ VpcId }) => isOfDefault(VpcId)))
    .map(({ InternetGatewayId, Attachments, Tags }) =>
      item(region, 'internet-gateway', InternetGatewayId, {
        vpc: Attachments[0]?.VpcId,
        tags: Tags,
      }),
    );
  const tables = routeTables(region)
    .all()
    .filter(({ Associations }) => !Associations.some(({ Main }) => Main))
    .map(({ RouteTableId, VpcId, Routes, Associations, Tags }) =>
      item(region, 'route-table', RouteTableId, {
        vpc: VpcId,
        routes: Routes,
        subnets: Associations.map(({ SubnetId }) => SubnetId),
        tags: Tags,
      }),
    );
  const nats = natGateways(region)
    .all()
    .filter(({ State }) => State !== 'deleted' && State !== 'failed')
    .map(({ NatGatewayId, SubnetId, State, Tags }) =>
      item(region, 'natgateway', NatGatewayId, { subnet: SubnetId, state: State, tags: Tags }),
    );
  const addresses = elasticAddresses(region)
    .all()
    .map(({ AllocationId, AssociationId, Tags }) =>
      item(region, 'elastic-ip', AllocationId, {
        isUsed: AssociationId !== undefined,
        tags: Tags,
      }),
    );
  return [...gateways, ...tables, ...nats, ...addresses];
}

// --- internal ---

function item(region: Region, kind: string, id: string, content: object): InventoryItem {
  return { kind, id: region.arn('ec2', `${kind}/${id}`), content };
}
