import type { Region } from '../../../core/account.ts';
import type { Listener } from '../../../runtimes/container-runtime.ts';
import { addressOf, containersOf } from '../tasks/task-containers.ts';
import { tasks, type TaskRecord } from '../tasks/tasks.ts';
import { memoryOf } from './container-use.ts';

/** The container that listens at a private address and a port, or undefined: a connection would be refused. */
export function listenerAt(region: Region, ip: string, port: number): Listener | undefined {
  const record = tasks(region)
    .by('everywhere', 'live')
    .find((each) => addressOf(each) === ip);
  return record && listenerOf(region, record, port);
}

// --- internal ---

function listenerOf(region: Region, record: TaskRecord, port: number): Listener | undefined {
  const { task, fate } = record;
  if (fate?.kind !== 'runs') return undefined;
  const container = containersOf(region, record, fate.struck).find(({ name, ports }) => {
    const shown = task.containers.find((each) => each.name === name);
    return shown?.lastStatus === 'RUNNING' && ports.includes(port);
  });
  const life = fate.containers.find(({ name }) => name === container?.name);
  if (!container || !life) return undefined;
  const listensAt = task.startedAt!.getTime() + (life.listensAfter ?? 0) * 1000;
  if (region.now < listensAt) return undefined;
  return { container, port, memory: memoryOf(region, container.id, life.memory) };
}
