import type { Region } from '../../../core/account.ts';
import { entranceUrl, READER, type Entrance } from '../../../runtimes/received.ts';
import { networkInterfaces } from '../../ec2/interfaces/network-interfaces.ts';
import { isPublicSubnet } from '../../ec2/networks/subnets.ts';
import { letIn } from '../../ec2/security-groups/lets-through.ts';
import { containersOf } from '../tasks/task-containers.ts';
import { tasks, type TaskRecord } from '../tasks/tasks.ts';

/** The ports of running tasks that have a public address and let somebody in. */
export function entrances(region: Region): Entrance[] {
  return tasks(region)
    .by('everywhere', 'live')
    .filter(({ phase }) => phase === 'running')
    .flatMap((record) => entrancesOf(region, record));
}

// --- internal ---

function entrancesOf(region: Region, record: TaskRecord): Entrance[] {
  const found = networkInterfaces(region).get(record.interfaceId ?? '');
  const address = found?.Association?.PublicIp;
  if (!found || address === undefined || !isPublicSubnet(region, found.SubnetId)) return [];
  const groupIds = found.Groups.map(({ GroupId = '' }) => GroupId);
  const ports = new Set(containersOf(region, record).flatMap((container) => container.ports));
  return [...ports]
    .filter((port) => letIn(region, groupIds, port, READER) !== undefined)
    .map((port) => ({ url: entranceUrl('http', address, port), of: 'task' }));
}
