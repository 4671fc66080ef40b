import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { isOwned } from './aws/owned.ts';

/**
 * Of the security groups of one name, the one that counts: that in a VPC, whoever made it, or else one of ours in another VPC. There
 * it is when the default VPC has changed since, or has lost its subnets: it can be taken back, and not be used. The group of somebody
 * else in another VPC is nobody's business here.
 *
 * @param groups of a list by name, which tells of every VPC
 * @param vpcId undefined where the VPC is gone, or is not known
 */
export function ownGroup(
  groups: readonly SecurityGroup[],
  name: string,
  vpcId: string | undefined,
): SecurityGroup | undefined {
  const isHere = ({ VpcId }: SecurityGroup) => vpcId !== undefined && VpcId === vpcId;
  return groups.find(isHere) ?? groups.find(({ Tags }) => isOwned(name, Tags));
}
