import type { Region } from '../../../core/account.ts';
import type { Asked, ContainerExit, TaskContainer } from '../../../runtimes/container-runtime.ts';
import { outOfMemory } from '../../../runtimes/exits.ts';
import { changeTask, definitionOf } from '../tasks/task-change.ts';
import { logTarget, writeTaskLog } from '../tasks/task-logs.ts';
import { exitContainers } from '../tasks/task-stop.ts';
import { tasks, type TaskRecord } from '../tasks/tasks.ts';
import { containerUses, memoryOf } from './container-use.ts';

/**
 * Notes the outcome of a request to a container: what it printed, and what it used. A container that uses more memory than
 * it may is killed, and one that ended itself has ended. Returns true if it is still there to answer.
 */
export function noteAnswer(region: Region, container: TaskContainer, asked: Asked): boolean {
  const record = tasks(region).get(container.task.arn);
  if (!record || record.fate?.kind !== 'runs') return false;
  const life = record.fate.containers.find(({ name }) => name === container.name);
  const memory = memoryOf(region, container.id, life?.memory) + asked.allocated;
  if (asked.allocated !== 0) containerUses(region).put(container.id, { memory });
  print(region, record, container.name, asked.lines);
  const seconds = (region.now - record.task.startedAt!.getTime()) / 1000;
  if (memory > container.memory) end(region, record, container.name, outOfMemory(seconds));
  else if (asked.exitCode !== undefined) {
    end(region, record, container.name, { seconds, code: asked.exitCode });
  } else return true;
  return false;
}

// --- internal ---

function print(region: Region, record: TaskRecord, name: string, lines: readonly string[]): void {
  const definition = definitionOf(region, record).containerDefinitions?.find(
    (each) => each.name === name,
  );
  const target = definition && logTarget(definition, record.id);
  if (target && lines.length > 0) writeTaskLog(region, target, lines);
}

/** A container ends now. One that was asked to stop before only ends earlier than it would have. */
function end(region: Region, record: TaskRecord, name: string, exit: ContainerExit): void {
  if (record.fate?.kind !== 'runs') return;
  const containers = record.fate.containers.map((each) =>
    each.name === name ? { ...each, exit } : each,
  );
  const ended = changeTask(region, record, {}, { fate: { ...record.fate, containers } });
  if (ended.phase !== 'running') return;
  region.account.cancel('ecs/task', record.task.taskArn);
  exitContainers(region, ended);
}
