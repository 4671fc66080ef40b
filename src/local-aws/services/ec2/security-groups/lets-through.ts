import type { Region } from '../../../core/account.ts';
import { blockOf, parseIpv4 } from '../../../core/ip-addresses.ts';
import { READER, SOMEBODY } from '../../../runtimes/received.ts';
import { rulesOf, type SecurityGroupRuleRecord } from './security-group-rules.ts';

/** One end of a connection: the security groups that it has, and its addresses. */
export interface Peer {
  groupIds: readonly string[];
  addresses: readonly string[];
}

/** True if one of the groups allows TCP to a port, in one direction, to or from a peer. */
export function letsThrough(
  region: Region,
  groupIds: readonly string[],
  isEgress: boolean,
  port: number,
  peer: Peer,
): boolean {
  return groupIds
    .flatMap((id) => rulesOf(region, id, isEgress))
    .some((rule) => covers(rule, port) && names(rule, peer));
}

/**
 * The address of a client on the internet that asks for a TCP port, or undefined where no group lets it in. The reader is
 * somebody where everybody is let in, and else whom the groups let in first: they gave their own address.
 */
export function letIn(
  region: Region,
  groupIds: readonly string[],
  port: number,
  from: string,
): string | undefined {
  const isOpenTo = (address: string) =>
    letsThrough(region, groupIds, false, port, { groupIds: [], addresses: [address] });
  if (from !== READER) return isOpenTo(from) ? from : undefined;
  if (isOpenTo(SOMEBODY)) return SOMEBODY;
  const block = groupIds
    .flatMap((id) => rulesOf(region, id, false))
    .find((rule) => covers(rule, port) && rule.CidrIpv4 !== undefined)?.CidrIpv4;
  return block?.split('/')[0];
}

// --- internal ---

function covers(
  { IpProtocol, FromPort = -1, ToPort = -1 }: SecurityGroupRuleRecord,
  port: number,
): boolean {
  return IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= port && port <= ToPort);
}

function names({ CidrIpv4, ReferencedGroupInfo }: SecurityGroupRuleRecord, peer: Peer): boolean {
  if (ReferencedGroupInfo) return peer.groupIds.includes(ReferencedGroupInfo.GroupId ?? '');
  if (CidrIpv4 === undefined) return false;
  const { first, size } = blockOf(CidrIpv4);
  return peer.addresses.every((address) => {
    const number = parseIpv4(address) ?? -1;
    return number >= first && number < first + size;
  });
}
