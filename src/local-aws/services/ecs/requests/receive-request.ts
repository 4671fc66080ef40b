import type { Region } from '../../../core/account.ts';
import type { ClientRequest, Received } from '../../../runtimes/received.ts';
import { networkInterfaces } from '../../ec2/interfaces/network-interfaces.ts';
import { isPublicSubnet } from '../../ec2/networks/subnets.ts';
import { letIn } from '../../ec2/security-groups/lets-through.ts';
import { tasks } from '../tasks/tasks.ts';

/** Takes a request to the public address of a task, or to its name; undefined when no task is there. */
export function receiveRequest(request: ClientRequest, region: Region): Received | undefined {
  const { hostname, port, protocol } = new URL(request.url);
  const found = networkInterfaces(region)
    .by('publicIp', 'public')
    .find(({ Association: at }) => at?.PublicIp === hostname || at?.PublicDnsName === hostname);
  const isOfTask = tasks(region)
    .by('everywhere', 'live')
    .some(({ interfaceId }) => interfaceId === found?.NetworkInterfaceId);
  if (!found || !isOfTask) return undefined;
  const number = Number(port || (protocol === 'https:' ? 443 : 80));
  const groupIds = found.Groups.map(({ GroupId = '' }) => GroupId);
  const isOpen =
    isPublicSubnet(region, found.SubnetId) &&
    letIn(region, groupIds, number, request.from) !== undefined;
  if (!isOpen) return { kind: 'unanswered', why: 'timed out' };
  // No container here has a certificate of its own.
  if (protocol === 'https:') return { kind: 'unanswered', why: 'reset' };
  const { method, url, headers, body } = request;
  return {
    kind: 'forwarded',
    ip: found.PrivateIpAddress,
    port: number,
    request: { method, url, headers: { host: new URL(url).host, ...headers }, body },
    reply: (outcome) => (typeof outcome === 'string' ? outcome : (outcome.response ?? 'reset')),
  };
}
