import { z } from 'zod';
import { REQUEST_FAULTS, SERVICE_FAULTS } from '../core/faults.ts';
import { REGIONS } from '../core/regions.ts';
import type { AppAddress } from './app-ports.ts';
import type { Clock } from './http-clock.ts';
import type { LocalAws } from '../local-aws.ts';
import { appRequest, textOf } from '../runtimes/app-request.ts';
import { liveOf } from '../runtimes/live-containers.ts';
import { NO_ANSWERS, READER, Unanswered } from '../runtimes/received.ts';

/** Below this path a server speaks about itself. No AWS service is there. */
export const CONTROL_PATH = '/_local-aws';

export interface ControlRequest {
  method: string;
  /** The rest of the path, after {@link CONTROL_PATH}. */
  path: string;
  query: URLSearchParams;
  body: Uint8Array;
}

export interface ControlReply {
  status: number;
  body: unknown;
}

/** The self-description of a server. */
export const serverIdentity = z.object({
  accountId: z.string(),
  region: z.string(),
  /** The account file that the server has open. */
  identity: z.string(),
  speed: z.enum(['virtual', 'real']),
  /** The engine of its real containers. */
  engine: z.string().optional(),
  /** The account's own time. */
  now: z.iso.datetime(),
});

/** The answer of an app: its response, or why a client would get none. */
export const askReply = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('response'),
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    text: z.string(),
  }),
  z.object({ answer: z.literal('none'), why: z.enum(NO_ANSWERS) }),
  z.object({ answer: z.literal('nothing runs') }),
]);

/** Where on this machine the addresses of apps are reached. */
export const addressesReply = z.array(z.object({ url: z.string(), at: z.string() }));

/** The rows of the account, as its store has them. */
export const rowsReply = z.array(
  z.object({ table: z.string(), key: z.string(), value: z.string() }),
);

/** How much of the account's time passed, in milliseconds. */
export const sleepReply = z.object({ passed: z.number(), now: z.iso.datetime() });

/** All that a server can be asked about. */
export interface Controlled {
  aws: LocalAws;
  clock: Clock;
  /** The account file that the server has open. */
  identity: string;
  /** The addresses of apps that have a port on this machine. */
  addresses(): Promise<AppAddress[]>;
}

/**
 * Answers what is not AWS: who is there, time, faults, the journal, a fresh start.
 *
 * - `GET /_local-aws/` says which account this is.
 * - `POST /_local-aws/clock` `{"sleep": 15}` lets 15 seconds pass, or fewer when something happens before;
 *   `{"advance": 3600}` moves an hour on, through every event in it.
 * - `POST /_local-aws/faults` `{"kind": "throttling", "service": "ecs", "operation": "RunTask", "count": 2}` makes the
 *   next two RunTask calls fail; GET lists what is still to come, DELETE forgets it. The kinds are in core/faults.ts.
 * - `POST /_local-aws/load` `{"cluster": "demo", "service": "web", "cpu": 180, "seconds": 600}` gives a service as much to do
 *   as keeps one task busy with 180 percent of its CPU, in the Region of requests that name none, or in `region`.
 * - `POST /_local-aws/ask` `{"url": "http://203.0.113.7/", "from": "198.51.100.9"}` asks an app as a client with that address
 *   does: as the reader when it is left out. The reply has its status and its text, or why there is none.
 * - `GET /_local-aws/addresses` lists where on this machine the addresses of apps are reached.
 * - `GET /_local-aws/journal?after=7` lists the requests and replies after number 7.
 * - `GET /_local-aws/rows` lists the rows of the account, for a copy of it.
 * - `POST /_local-aws/reset` forgets the account.
 */
export async function control(
  request: ControlRequest,
  { aws, clock, identity, addresses }: Controlled,
): Promise<ControlReply> {
  switch (`${request.method} ${request.path.replace(/\/$/, '')}`) {
    case 'GET ':
      return ok({
        accountId: aws.account.id,
        region: aws.defaultRegion,
        identity,
        speed: clock.speed,
        engine: liveOf(aws.account.runtime)?.name,
        now: timeOf(aws),
      });
    case 'GET /journal': {
      const after = z.coerce
        .number()
        .int()
        .min(0)
        .safeParse(request.query.get('after') ?? 0);
      if (!after.success) return bad('after', after.error);
      return ok(aws.journal.since(after.data));
    }
    case 'POST /clock': {
      const asked = read(request.body, clockBody);
      if (!asked.success) return bad('body', asked.error);
      return ok(await moveClock(asked.data, aws, clock));
    }
    case 'POST /faults': {
      const asked = read(request.body, faultBody);
      if (!asked.success) return bad('body', asked.error);
      await aws.inject(asked.data);
      return ok(aws.account.faults.list);
    }
    case 'GET /faults':
      return ok(aws.account.faults.list);
    case 'DELETE /faults':
      aws.account.faults.clear();
      return ok([]);
    case 'POST /load': {
      const asked = read(request.body, loadBody);
      if (!asked.success) return bad('body', asked.error);
      const { region, ...load } = asked.data;
      await aws.load(load, region);
      return ok(load);
    }
    case 'GET /addresses':
      await clock.catchUp();
      return ok(await addresses());
    case 'POST /ask': {
      const asked = read(request.body, askBody);
      if (!asked.success) return bad('body', asked.error);
      await clock.catchUp();
      return ok(await askedReply(aws, asked.data));
    }
    case 'GET /rows':
      return ok(await aws.rows());
    case 'POST /reset':
      await aws.reset();
      clock.restart();
      return ok({ accountId: aws.account.id, now: timeOf(aws) });
    default:
      return { status: 404, body: { error: `There is no ${request.method} here.`, paths: PATHS } };
  }
}

// --- internal ---

const PATHS = [
  'GET /_local-aws/',
  'GET /_local-aws/journal',
  'POST /_local-aws/clock',
  'POST /_local-aws/faults',
  'GET /_local-aws/faults',
  'DELETE /_local-aws/faults',
  'POST /_local-aws/load',
  'POST /_local-aws/ask',
  'GET /_local-aws/addresses',
  'GET /_local-aws/rows',
  'POST /_local-aws/reset',
];

/** Seconds; a week at most. */
const seconds = z.number().min(0).max(604_800);
const clockBody = z.union([
  z.strictObject({ sleep: seconds }),
  z.strictObject({ advance: seconds }),
]);

const faultBody = z.strictObject({
  kind: z.enum([...REQUEST_FAULTS, ...SERVICE_FAULTS]),
  service: z.string().optional(),
  operation: z.string().optional(),
  count: z.int().min(1).optional(),
});

const region = z.enum(REGIONS['aws']!).optional();

const loadBody = z.strictObject({
  cluster: z.string(),
  service: z.string(),
  cpu: z.number().min(0).max(10_000),
  seconds,
  region,
});

const askBody = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  from: z.union([z.literal(READER), z.ipv4()]).default(READER),
  region,
});

async function askedReply(
  aws: LocalAws,
  { url, from, region }: z.output<typeof askBody>,
): Promise<z.input<typeof askReply>> {
  try {
    const response = await aws.ask(appRequest(url), { from, ...(region && { region }) });
    if (!response) return { answer: 'nothing runs' };
    const { status, headers } = response;
    return { answer: 'response', status, headers, text: textOf(response) };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return { answer: 'none', why: error.why };
  }
}

async function moveClock(
  asked: z.output<typeof clockBody>,
  aws: LocalAws,
  clock: Clock,
): Promise<z.output<typeof sleepReply>> {
  const passed =
    'advance' in asked
      ? await clock.advance(asked.advance * 1000)
      : await clock.sleep(asked.sleep * 1000);
  return { passed, now: timeOf(aws) };
}

function timeOf(aws: LocalAws): string {
  return new Date(aws.account.now).toISOString();
}

function read<Schema extends z.ZodType>(body: Uint8Array, schema: Schema) {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return schema.safeParse(json);
}

function ok(body: unknown): ControlReply {
  return { status: 200, body };
}

function bad(where: string, error: z.ZodError): ControlReply {
  return { status: 400, body: { error: `${where}: ${z.prettifyError(error)}` } };
}
