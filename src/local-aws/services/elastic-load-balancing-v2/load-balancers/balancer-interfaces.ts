import type { Region } from '../../../core/account.ts';
import {
  attachTaskInterface,
  networkInterfaces,
  removeTaskInterface,
  setInterfaceGroups,
} from '../../ec2/interfaces/network-interfaces.ts';

/**
 * Makes the network interfaces of a load balancer, one in each subnet, as ELB does in the customer's VPC. They are why
 * its security groups cannot be deleted while it is there, and for a while after.
 */
export function makeInterfaces(
  region: Region,
  options: {
    subnetIds: readonly string[];
    groupIds: readonly string[];
    publicIp: boolean;
    /** As `app/web/50dc6c495c0c9188`. */
    path: string;
  },
): string[] {
  const { subnetIds, groupIds, publicIp, path } = options;
  const description = `ELB ${path}`;
  return subnetIds.map((subnetId) => {
    const made = attachTaskInterface(region, { subnetId, groupIds, publicIp, description });
    const entity = networkInterfaces(region).get(made.networkInterfaceId)!;
    networkInterfaces(region).put(made.networkInterfaceId, {
      ...entity,
      Attachment: { ...entity.Attachment, InstanceOwnerId: OWNER },
      RequesterId: OWNER,
    });
    return made.networkInterfaceId;
  });
}

/** Puts the interfaces of a load balancer into other security groups. */
export function guardInterfaces(
  region: Region,
  interfaceIds: readonly string[],
  groupIds: readonly string[],
): void {
  for (const id of interfaceIds) setInterfaceGroups(region, id, groupIds);
}

/** Lets the interfaces of a deleted load balancer go, a minute or so later, as on AWS. */
export function releaseInterfaces(region: Region, interfaceIds: readonly string[]): void {
  for (const id of interfaceIds) {
    const delay = 45_000 + region.account.chance(45_000, 'release', id);
    region.schedule(INTERFACE_TIMER, id, delay);
  }
}

/** The timer of {@link releaseInterfaces}. */
export function removeInterface(id: string, region: Region): void {
  removeTaskInterface(region, id);
}

export const INTERFACE_TIMER = 'elasticloadbalancing/interface';

// --- internal ---

const OWNER = 'amazon-elb';
