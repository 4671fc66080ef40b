/** Memory that goes with one number of CPU units: single sizes in MiB, or every size of a row. */
export interface TaskSize {
  /** CPU units: 1024 is one vCPU. */
  cpu: number;
  /** MiB, the smallest first. */
  memory: readonly number[];
}

/**
 * The sizes that Fargate has for a Linux task.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html, read on 2026-10-01. The size of 32
 * vCPUs is in that page and not yet in the comments of the SDK.
 */
export const TASK_SIZES: readonly TaskSize[] = [
  { cpu: 256, memory: [512, 1024, 2048] },
  { cpu: 512, memory: gigabytes(1, 4) },
  { cpu: 1024, memory: gigabytes(2, 8) },
  { cpu: 2048, memory: gigabytes(4, 16) },
  { cpu: 4096, memory: gigabytes(8, 30) },
  { cpu: 8192, memory: gigabytes(16, 60, 4) },
  { cpu: 16384, memory: gigabytes(32, 120, 8) },
  { cpu: 32768, memory: [60 * 1024, 120 * 1024, 244 * 1024] },
];

/** `512, 1024 or 2048`, or `2048 to 8192 in steps of 1024` where the sizes are too many to be listed. */
export function memoryInWords(memory: readonly number[]): string {
  const [first, second] = memory;
  const last = memory.at(-1);
  if (memory.length > 3) return `${first} to ${last} in steps of ${second! - first!}`;
  return `${memory.slice(0, -1).join(', ')} or ${last}`;
}

/** All sizes in one line, for a terminal: `256 with 512, 1024 or 2048; …`. */
export function taskSizesInWords(): string {
  return TASK_SIZES.map(({ cpu, memory }) => `${cpu} with ${memoryInWords(memory)}`).join('; ');
}

// --- internal ---

/** MiB from `first` to `last` GB, `step` GB apart. */
function gigabytes(first: number, last: number, step = 1): number[] {
  const sizes = [];
  for (let size = first; size <= last; size += step) sizes.push(size * 1024);
  return sizes;
}
