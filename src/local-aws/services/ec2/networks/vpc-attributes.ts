import type { Region } from '../../../core/account.ts';
import { vpcs } from './vpcs.ts';

/** The DNS attributes of a VPC: does its resolver answer, and do public addresses get names. */
interface VpcAttributes {
  enableDnsSupport: boolean;
  enableDnsHostnames: boolean;
}

/** A VPC resolves names unless told otherwise; only the default one gives them to instances. */
export function vpcAttributes(region: Region, vpcId: string): VpcAttributes {
  const isDefault = vpcs(region).get(vpcId)?.IsDefault ?? false;
  return {
    enableDnsSupport: true,
    enableDnsHostnames: isDefault,
    ...table(region).get(vpcId),
  };
}

export function setVpcAttributes(
  region: Region,
  vpcId: string,
  changes: Partial<VpcAttributes>,
): void {
  table(region).put(vpcId, { ...vpcAttributes(region, vpcId), ...changes });
}

// --- internal ---

function table(region: Region) {
  return region.table<VpcAttributes>('ec2/vpc-attributes');
}
