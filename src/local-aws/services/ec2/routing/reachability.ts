import type { Region } from '../../../core/account.ts';
import { natGateways } from './nat-gateways.ts';
import { routeTableOf } from './route-tables.ts';
import { findSubnet, isPublicSubnet } from '../networks/subnets.ts';

/**
 * True if a task in a subnet reaches the internet: with a public address through an internet gateway, or without one
 * through a NAT gateway that is available and stands in a public subnet itself.
 */
export function reachesInternet(region: Region, subnetId: string, hasPublicIp: boolean): boolean {
  if (isPublicSubnet(region, subnetId)) return hasPublicIp;
  const subnet = findSubnet(region, subnetId);
  const routes = (subnet && routeTableOf(region, subnet)?.Routes) ?? [];
  const out = routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0');
  if (out?.NatGatewayId === undefined || out.State !== 'active') return false;
  const nat = natGateways(region).get(out.NatGatewayId);
  return nat?.State === 'available' && isPublicSubnet(region, nat.SubnetId);
}
