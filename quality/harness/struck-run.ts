import { AwsError } from '../../src/local-aws/core/error.ts';
import type { RequestFault } from '../../src/local-aws/core/faults.ts';
import { enforce } from '../../src/local-aws/policy/enforce.ts';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import { openLocalRun, type LocalRun, type LocalRunOptions } from './local-run.ts';
import { quickClients } from './quick-clients.ts';

/** The faults of one request: of the network, of AWS, of its rules, or of the credentials. */
export const STRIKES = [
  'throttled',
  'internal error',
  'reset before',
  'reply lost',
  'lagging read',
  'lagging write',
  'denied',
  'credentials expired',
] as const;

export type Strike = (typeof STRIKES)[number];

/**
 * Opens a run of which one request is struck, the first one being 0. What the SDK tries again by itself is struck so often that
 * its tries are used up, but for a lost reply, which is lost once: there the second try meets what the first one did. A refusal
 * of IAM lasts for that operation, and credentials stay expired.
 */
export async function openStruckRun(
  options: LocalRunOptions,
  at: number,
  strike: Strike,
): Promise<LocalRun> {
  const run = await openLocalRun(options);
  const transport = inProcess(run.aws);
  let requests = 0;
  const handle: typeof transport.handle = async (request) => {
    if (requests++ === at) await begin(run, strike);
    return transport.handle(request);
  };
  const { region } = run.session.where;
  run.session.clients = quickClients({ ...transport, handle }, { region });
  return run;
}

// --- internal ---

/** As many as the SDK makes of one call. */
const TRIES = 3;

const FAULTS: Partial<Record<Strike, { kind: RequestFault; count: number }>> = {
  throttled: { kind: 'throttling', count: TRIES },
  'internal error': { kind: 'internal-error', count: TRIES },
  'reset before': { kind: 'reset-before', count: TRIES },
  'reply lost': { kind: 'reset-after', count: 1 },
  'lagging read': { kind: 'lagging-read', count: 1 },
  'lagging write': { kind: 'lagging-write', count: 1 },
};

async function begin({ aws }: LocalRun, strike: Strike): Promise<void> {
  const fault = FAULTS[strike];
  if (fault) return aws.inject(fault);
  let denied: string | undefined;
  aws.guards.push((call) => {
    if (strike === 'credentials expired') throw expired(call.service.protocol);
    denied ??= `${call.service.id}:${call.operation.name}`;
    if (denied === `${call.service.id}:${call.operation.name}`) enforce({ Statement: [] })(call);
  });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html; EC2 and the query protocol have names of their own. */
function expired(protocol: string): AwsError {
  const words = 'The security token included in the request is expired';
  if (protocol === 'ec2Query') return new AwsError('RequestExpired', 'Request has expired.');
  return new AwsError(protocol === 'awsQuery' ? 'ExpiredToken' : 'ExpiredTokenException', words);
}
