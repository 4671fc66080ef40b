import { HOURS_PER_MONTH } from '../../engine/prices.ts';
import { TASK_SIZES } from '../../engine/task-sizes.ts';
import type { Workload } from './workload.ts';

interface Common {
  /** The name in the form and in a link: that of the tutorial's flag, where there is one. */
  name: string;
  label: string;
  /** Explains the field, below its label. */
  about: string;
}

export interface NumberField extends Common {
  kind: 'number';
  usual: number;
  min: number;
  max: number;
  isWhole: boolean;
}

export interface ChoiceField extends Common {
  kind: 'choice';
  usual: string;
  choices: readonly { value: string; text: string }[];
}

export interface SwitchField extends Common {
  kind: 'switch';
  usual: boolean;
}

export type Field = NumberField | ChoiceField | SwitchField;

/** The sizes of memory that go with a number of CPU units, as choices of a form. */
export function memoryChoices(cpu: number): { value: string; text: string }[] {
  const { memory = [] } = TASK_SIZES.find((size) => size.cpu === cpu) ?? {};
  return memory.map((mib) => ({ value: String(mib), text: `${mib / 1024} GB` }));
}

/**
 * The fields that a reader may fill in, in the order of the form. The defaults are those of the notes and of the
 * tutorial.
 */
export const FIELDS = {
  cpu: {
    kind: 'choice',
    name: 'cpu',
    label: 'CPU',
    about: 'of one task',
    usual: '1024',
    choices: TASK_SIZES.map(({ cpu }) => ({ value: String(cpu), text: `${cpu / 1024} vCPU` })),
  },
  memory: {
    kind: 'choice',
    name: 'memory',
    label: 'Memory',
    about: 'of one task, and of the Lambda function',
    usual: '3072',
    choices: memoryChoices(1024),
  },
  architecture: {
    kind: 'choice',
    name: 'architecture',
    label: 'Architecture',
    about: 'that the image was built for',
    usual: 'X86_64',
    choices: ['X86_64', 'ARM64'].map((value) => ({ value, text: value })),
  },
  tasks: {
    kind: 'number',
    name: 'desired-count',
    label: 'Tasks',
    about: 'how many run at once',
    usual: 1,
    min: 1,
    max: 1000,
    isWhole: true,
  },
  spot: {
    kind: 'switch',
    name: 'spot',
    label: 'Fargate Spot',
    about: 'for ARM64 only: spare capacity that AWS may take back with two minutes’ notice',
    usual: false,
  },
  hours: {
    kind: 'number',
    name: 'hours',
    label: 'Hours per month',
    about: `during which the tasks run; ${HOURS_PER_MONTH} is all the time`,
    usual: HOURS_PER_MONTH,
    min: 0,
    max: HOURS_PER_MONTH,
    isWhole: false,
  },
  requests: {
    kind: 'number',
    name: 'requests',
    label: 'Requests per month',
    about: 'to all tasks together',
    usual: 3_000_000,
    min: 0,
    max: 100_000_000_000,
    isWhole: true,
  },
  milliseconds: {
    kind: 'number',
    name: 'milliseconds',
    label: 'Time per request',
    about: 'in milliseconds; on Lambda at most 15 minutes',
    usual: 100,
    min: 1,
    max: 900_000,
    isWhole: false,
  },
  publicIp: {
    kind: 'switch',
    name: 'public-ipv4',
    label: 'Public IPv4 addresses',
    about: 'one per task, one per instance',
    usual: true,
  },
  loadBalancer: {
    kind: 'switch',
    name: 'load-balancer',
    label: 'Load balancer',
    about: 'an Application Load Balancer in two Availability Zones, all month',
    usual: false,
  },
  nat: {
    kind: 'switch',
    name: 'nat-gateway',
    label: 'NAT gateway',
    about: 'one, with its address, all month',
    usual: false,
  },
  natGb: {
    kind: 'number',
    name: 'nat-gb',
    label: 'GB through the NAT gateway',
    about: 'per month',
    usual: 0,
    min: 0,
    max: 1_000_000,
    isWhole: false,
  },
  freeTier: {
    kind: 'switch',
    name: 'free-tier',
    label: 'Lambda’s free tier',
    about: 'assuming that nothing else in the account uses it',
    usual: true,
  },
  coldStarts: {
    kind: 'number',
    name: 'cold-starts',
    label: 'Cold starts',
    about: 'how many of a hundred requests have to wait for a new environment to start',
    usual: 0,
    min: 0,
    max: 100,
    isWhole: false,
  },
  initMilliseconds: {
    kind: 'number',
    name: 'init-milliseconds',
    label: 'INIT phase',
    about: 'of a cold start, in milliseconds: Lambda bills it like a request',
    usual: 1000,
    min: 0,
    max: 900_000,
    isWhole: false,
  },
} as const satisfies Record<keyof Workload, Field>;

/** The same fields as a list. */
export const FIELD_LIST: readonly Field[] = Object.values(FIELDS);
