/** The sizes of a task definition as numbers. */
export interface TaskSize {
  cpu?: number;
  memory?: number;
}

/** Memory sizes in MiB from `first` to `last` GB, `step` GB apart. */
function gigabytes(first: number, last: number, step = 1): number[] {
  const sizes = [];
  for (let size = first; size <= last; size += step) sizes.push(size * 1024);
  return sizes;
}

/**
 * The sizes that Fargate has: CPU units to the MiB of memory that go with them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
export const FARGATE_SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, gigabytes(1, 4)],
  [1024, gigabytes(2, 8)],
  [2048, gigabytes(4, 16)],
  [4096, gigabytes(8, 30)],
  [8192, gigabytes(16, 60, 4)],
  [16384, gigabytes(32, 120, 8)],
  [32768, [60 * 1024, 120 * 1024, 244 * 1024]],
]);

/** CPU units in `1024`, `1 vCPU` or `.5 vcpu`; `undefined` when it is none of these. */
export function cpuUnits(text: string): number | undefined {
  const units = /^\s*(\d+)\s*$/.exec(text);
  if (units) return Number(units[1]);
  const virtual = /^\s*(\d*\.?\d+)\s*vcpus?\s*$/i.exec(text);
  return virtual ? Math.round(Number(virtual[1]) * 1024) : undefined;
}

/** MiB in `3072` or `3 GB`; `undefined` when it is neither. */
export function memoryMiB(text: string): number | undefined {
  const mebibytes = /^\s*(\d+)\s*$/.exec(text);
  if (mebibytes) return Number(mebibytes[1]);
  const giga = /^\s*(\d*\.?\d+)\s*gb\s*$/i.exec(text);
  return giga ? Math.round(Number(giga[1]) * 1024) : undefined;
}
