import { z } from 'zod';
import { together } from '../src/engine/parse-inputs.ts';
import { memoryInWords, TASK_SIZES } from '../src/engine/task-sizes.ts';

/** A number as people write it. JavaScript would also take `8e1`, `0x50`, ` 80 ` and, as 0, an empty text. */
function digits(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  return /^\d+$/.test(given) ? Number(given) : NaN;
}

/**
 * The inputs that a reader may choose. One schema gives the flag, the environment variable, the form on the page and
 * the words in which a bad value is refused. The defaults are those of the notes: 1 vCPU, 3 GB, that image, one task.
 */
const cpu = z
  .preprocess(
    digits,
    z
      .number('expected CPU units, a whole number: 1024 is one vCPU')
      .int('expected CPU units, a whole number: 1024 is one vCPU'),
  )
  .default(1024)
  .describe('CPU units of a task: 1024 is one vCPU');

const memory = z
  .preprocess(
    digits,
    z
      .number('expected MiB, a whole number: 1024 is one GB')
      .int('expected MiB, a whole number: 1024 is one GB'),
  )
  .default(3072)
  .describe('memory of a task in MiB: 1024 is one GB')
  // AWS would refuse the pair, too, but only when other things are made already.
  .register(together, {
    keys: ['cpu', 'memory'],
    judge({ cpu, memory }) {
      const size = TASK_SIZES.find((each) => each.cpu === cpu);
      if (!size) {
        return {
          key: 'cpu',
          why: `expected ${inWords(TASK_SIZES.map((each) => each.cpu))}, the CPU sizes that Fargate offers`,
        };
      }
      if (size.memory.some((each) => each === memory)) return undefined;
      return {
        key: 'memory',
        why: `expected ${memoryInWords(size.memory)} MiB for ${size.cpu} CPU units`,
      };
    },
  });

const architecture = z
  .enum(['X86_64', 'ARM64'], 'expected X86_64 or ARM64')
  .default('X86_64')
  .describe('the CPU architecture that the image was built for');

/** The inputs that say how large a task is, and so what it costs. */
export const taskSize = { cpu, memory, architecture };

// registry[:port]/path[:tag][@digest], as in https://github.com/distribution/reference. How long it may be is from "image" of
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html: 255 characters, not counting a digest.
export const image = imageName(
  'expected an image such as docker.io/leesjensen/cs329:linux-v2 or httpd:2.4',
)
  .default('docker.io/leesjensen/cs329:linux-v2')
  .describe('the container image')
  .meta({ examples: ['httpd:2.4'] });

export const port = z
  .preprocess(
    digits,
    z
      .number('expected a port from 1 to 65535')
      .int('expected a port from 1 to 65535')
      .min(1, 'expected a port from 1 to 65535')
      .max(65535, 'expected a port from 1 to 65535'),
  )
  .default(80)
  .describe('the port that the container listens on');

export const desiredCount = z
  .preprocess(
    digits,
    z
      .number('expected a whole number from 0 to 10')
      .int('expected a whole number from 0 to 10')
      .min(0, 'expected a whole number from 0 to 10')
      .max(
        10,
        'expected a whole number from 0 to 10: this is a tutorial, and every task costs money',
      ),
  )
  .default(1)
  .describe('how many copies of the task to keep running');

/** The limits of what scales. `--max-count` may not be below `--min-count`: AWS refuses that too, but says less. */
const limits = { keys: ['minCount', 'maxCount'] };

export const minCount = z
  .preprocess(
    digits,
    z
      .number('expected a whole number from 0 to 10')
      .int('expected a whole number from 0 to 10')
      .min(0, 'expected a whole number from 0 to 10')
      .max(10, 'expected a whole number from 0 to 10: this is a tutorial, and every task costs'),
  )
  .default(1)
  .describe('the minimum number of tasks')
  .register(together, {
    ...limits,
    judge({ minCount, maxCount }) {
      if (Number(minCount) <= Number(maxCount)) return undefined;
      return {
        key: 'maxCount',
        why: `expected at least ${String(minCount)}, which is --min-count`,
      };
    },
  });

export const maxCount = z
  .preprocess(
    digits,
    z
      .number('expected a whole number from 1 to 10')
      .int('expected a whole number from 1 to 10')
      .min(1, 'expected a whole number from 1 to 10')
      .max(10, 'expected a whole number from 1 to 10: this is a tutorial, and every task costs'),
  )
  .default(4)
  .describe('the maximum number of tasks');

const percent = z
  .number('expected a percentage from 1 to 100')
  .int('expected a percentage from 1 to 100')
  .min(1, 'expected a percentage from 1 to 100')
  .max(100, 'expected a percentage from 1 to 100');

export const highCpu = z
  .preprocess(digits, percent)
  .default(70)
  .describe('the CPU usage, in percent, at which tasks are added')
  .register(together, {
    keys: ['lowCpu', 'highCpu'],
    judge({ lowCpu, highCpu }) {
      if (Number(lowCpu) < Number(highCpu)) return undefined;
      return { key: 'highCpu', why: `expected more than ${String(lowCpu)}, which is --low-cpu` };
    },
  });

export const lowCpu = z
  .preprocess(digits, percent)
  .default(30)
  .describe('the CPU usage, in percent, below which tasks are removed');

export const targetCpu = z
  .preprocess(digits, percent)
  .default(60)
  .describe('the CPU usage, in percent, at which scaling should keep the tasks');

// Minutes, hours, day of month, month, day of week, year:
// https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
const cron = z
  .string()
  .regex(
    /^cron\(([\w*?/,-]+ ){5}[\w*?/,-]+\)$/,
    'expected six fields, such as cron(0 20 ? * MON-FRI *)',
  );

export const sleepAt = cron
  .default('cron(0 20 * * ? *)')
  .describe(
    'when all tasks stop, as an AWS cron expression: minutes, hours, day, month, weekday, year',
  )
  .meta({ examples: ['cron(30 19 ? * MON-FRI *)', 'cron(0 22 * * ? *)'] });

export const wakeAt = cron
  .default('cron(0 7 * * ? *)')
  .describe('when tasks start again, as the same kind of expression')
  .meta({ examples: ['cron(15 6 ? * MON-FRI *)', 'cron(0 8 * * ? *)'] });

// Application Auto Scaling takes the canonical names of the IANA: "Timezone" of
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
export const timezone = z
  .string()
  .regex(/^[A-Z]\w*(\/[A-Z][\w+-]*){0,2}$/, 'expected a time zone such as Europe/Berlin')
  .default('Etc/UTC')
  .describe('the time zone of both times')
  .meta({ examples: ['Europe/Berlin', 'America/Denver'] });

export const allowFrom = z
  .cidrv4('expected an IPv4 range such as 203.0.113.7/32')
  .overwrite(withoutHostBits)
  .default('0.0.0.0/0')
  .describe('who may reach the app, as an IPv4 range: your own address is best')
  .meta({ examples: ['203.0.113.7/32', '198.51.100.0/24'] });

export const executionRole = z
  .string()
  .regex(/^[\w+=,.@-]{1,64}$/, 'expected the name of a role, not its ARN')
  .optional()
  .describe('your own role, such as ecsTaskExecutionRole, to use instead of a new one')
  .meta({ examples: ['ecsTaskExecutionRole'] });

/** Any image is taken here, and not only one in Amazon ECR: what Lambda says to the others is worth seeing. */
export const lambdaImage = imageName(
  'expected an image such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/fargate-tutorial:v1',
)
  .optional()
  .describe(
    "the function's image: a URI in Amazon ECR, in the same Region; without it, the tag v1 of the repository with the tutorial's name",
  )
  .meta({ examples: ['111122223333.dkr.ecr.us-east-1.amazonaws.com/fargate-tutorial:v2'] });

export const budgetUsd = z
  .preprocess(
    digits,
    z
      .number('expected a whole number of USD from 1 to 10000')
      .int('expected a whole number of USD from 1 to 10000')
      .min(1, 'expected a whole number of USD from 1 to 10000')
      .max(10_000, 'expected a whole number of USD from 1 to 10000'),
  )
  .default(5)
  .describe('what the account may cost in a month, in USD, before AWS warns');

// How AWS Budgets takes an address is not told; one without a line break and with an @ is what it can send to.
export const email = z
  .email('expected an email address such as you@example.com')
  .optional()
  .describe('who gets an email when the budget is nearly used up; without it, nobody does')
  .meta({ examples: ['you@example.com', 'class@example.org'] });

export const healthCheckPath = z
  .string()
  // "HealthCheckPath" of https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
  .max(1024, 'expected a path of at most 1024 characters')
  .regex(/^\/[\w./~%?=&+-]*$/, 'expected a path that begins with a slash, such as /health')
  .default('/')
  .describe('the path that the load balancer requests to check that a task is healthy')
  .meta({ examples: ['/health', '/api/status?quick=1'] });

export const certificateArn = z
  .string()
  .regex(
    /^arn:aws[\w-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
    'expected the ARN of a certificate in ACM, such as arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  )
  .optional()
  .describe('your certificate in ACM: with it, the listener uses HTTPS on port 443')
  .meta({
    examples: [
      'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
      'arn:aws:acm:us-east-1:111122223333:certificate/87654321-4321-4321-4321-210987654321',
    ],
  });

// The whole override may have 8,192 characters: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskOverride.html.
// A command that is longer than this belongs into the image.
export const command = z
  .string()
  .min(1, 'expected a command, such as "echo hello"')
  .max(255, 'expected a command of at most 255 characters: put a longer one in the image')
  .default('echo started; sleep 5; echo done')
  .describe('the command that the container runs in its shell')
  .meta({ examples: ['env', 'date'] });

export const attempt = z
  .preprocess(
    digits,
    z
      .number('expected a whole number from 1')
      .int('expected a whole number from 1')
      .min(1, 'expected a whole number from 1')
      .max(99_999, 'expected a whole number from 1 to 99999'),
  )
  .default(1)
  .describe('the number of this attempt: another number runs the same command again');

export const decision = z
  .enum(['continue', 'wait', 'rollback'], 'expected continue, wait or rollback')
  .default('continue')
  .describe('what to do once the new version can be tested: continue, wait or roll back')
  // It is the answer to a question, and nothing in the account tells it afterwards.
  .meta({ isAnswer: true });

// --- internal ---

function imageName(expected: string) {
  return z
    .string()
    .refine(
      (name) => name.split('@')[0]!.length <= 255,
      'expected an image of at most 255 characters, not counting a digest',
    )
    .regex(
      /^[a-z0-9]+([._-][a-z0-9]+)*(:\d+)?(\/[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*)*(:\w[\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/,
      expected,
    );
}

function inWords(numbers: readonly number[]): string {
  return `${numbers.slice(0, -1).join(', ')} or ${numbers.at(-1)}`;
}

/** An IPv4 range as EC2 keeps it: 203.0.113.7/24 is 203.0.113.0/24. */
function withoutHostBits(range: string): string {
  const [address = '', bits = ''] = range.split('/');
  const octets = address.split('.').map((octet, index) => {
    const free = Math.min(8, Math.max(0, 8 * (index + 1) - Number(bits)));
    return (Number(octet) >> free) << free;
  });
  return `${octets.join('.')}/${bits}`;
}
