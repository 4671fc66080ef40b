import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import type { ReadOutput } from '../../../runtimes/live-containers.ts';

/** How far the output of real containers has been read into CloudWatch Logs, by their ARNs. */
export function readOutputs(region: Region): Table<ReadOutput> {
  return region.table<ReadOutput>('ecs/read-output');
}
