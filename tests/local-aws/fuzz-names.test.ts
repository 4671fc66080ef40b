import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { CreateClusterCommand, ListClustersCommand } from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { NormalizedSchema } from '@smithy/core/schema';
import { expect, test } from 'vitest';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices as services } from '../../src/local-aws/services/all-services.ts';
import { memoryStore, type Rows } from '../../src/local-aws/stores/memory.ts';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import { LOCAL_SETTINGS } from '../../src/engine/aws/clients.ts';
import { raise } from '../local.ts';
import { proof } from '../proof.ts';
import { alike, namedInput } from './named-inputs.ts';
import { allClientsOf } from './services/open-all-services.ts';
import { randomFrom } from './wire/random-values.ts';
import { PACKAGES, type AnyClient, type CommandClass } from './wire/sdk-packages.ts';

/** How many requests, to so many accounts: one that has grown large makes every answer long. */
const [REQUESTS, PER_ACCOUNT] =
  process.env['CONFORMANCE'] === undefined ? [2000, 500] : [20_000, 1000];

/** Milliseconds that one answer may take; far more than any takes, and far less than a hang. */
const PATIENCE = 5000;

/** Where JavaScript shows through: a function or an object as text, or a value that is none. */
const LEAKED = /native code|\[object |['/:] ?undefined\b|\bNaN\b/;

const OPERATIONS = services.flatMap((service) =>
  service.operations.map((operation) => ({ service, operation })),
);

async function open(rows: Rows) {
  const aws = await LocalAws.open({ store: memoryStore(rows), services, onBug: raise });
  const config = { region: 'us-east-1', requestHandler: inProcess(aws), ...LOCAL_SETTINGS };
  const clients = new Map<string, AnyClient>();
  for (const { id } of services) {
    const made = PACKAGES[id]!.client({ ...config, maxAttempts: 1 });
    clients.set(id, made as AnyClient);
  }
  return { aws, clients, known: allClientsOf(config, () => Promise.resolve()) };
}

/** The texts in an answer, each with the name of its member. */
function textsIn(answer: unknown, member = ''): [string, string][] {
  if (typeof answer === 'string') return [[member, answer]];
  if (typeof answer !== 'object' || answer === null || answer instanceof Date) return [];
  const isList = Array.isArray(answer);
  return Object.entries(answer).flatMap(([key, each]) => textsIn(each, isList ? member : key));
}

test(`${REQUESTS} requests with names of JavaScript's prototype in all members: no 5xx but 501, nothing lost`, async () => {
  const counted = proof('fuzz: names of the prototype');
  const statuses = new Map<number, number>();
  const asked = new Set<string>();
  for (let first = 0; first < REQUESTS; first += PER_ACCOUNT) {
    const rows: Rows = new Map();
    const account = await open(rows);
    const { aws, clients, known } = account;
    const AWSServiceName = 'ecs.amazonaws.com';
    await known.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
    await aws.advanceTo(aws.account.now + 60_000);
    await known.ecs.send(new CreateClusterCommand({ clusterName: 'toString' }));
    const seen = new Map<string, string[]>();
    const remember = (answer: unknown) => {
      for (const [member, text] of textsIn(answer)) {
        const key = alike(member);
        if (text !== '') seen.set(key, [...(seen.get(key) ?? []), text].slice(-10));
      }
    };
    remember(await known.ec2.send(new DescribeVpcsCommand({})));
    for (let seed = first; seed < first + PER_ACCOUNT; seed++) {
      const random = randomFrom(seed);
      const { service, operation } = OPERATIONS[seed % OPERATIONS.length]!;
      const from = { service, random, seen, now: aws.account.now };
      const input = namedInput(NormalizedSchema.of(operation.schema[4]), from);
      const what = `seed ${seed}: ${service.id}:${operation.name} ${JSON.stringify(input, plain)}`;
      const Command = PACKAGES[service.id]!.exports[`${operation.name}Command`] as CommandClass;
      const began = performance.now();
      asked.add(`${service.id}:${operation.name}`);
      let status = 200;
      try {
        const answer = await clients.get(service.id)!.send(new Command(input));
        const odd = textsIn(answer).find(([, text]) => LEAKED.test(text));
        if (odd !== undefined) counted.fail(`${what}\n  answered ${odd.join(': ')}`);
        remember(answer);
      } catch (error) {
        const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
        status = $metadata?.httpStatusCode ?? 0;
        const isRefused = (status >= 400 && status < 500) || status === 501;
        const { message = '', stack = '' } = error as Partial<Error>;
        if (!isRefused || LEAKED.test(message)) counted.fail(`${what}\n  ${status} ${stack}`);
      }
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (performance.now() - began > PATIENCE) counted.fail(`${what}: took too long`);
      counted.pass();
      if (seed % 20 === 0) await aws.sleep(60_000);
    }
    // Every service answers, in this process and in the next, which finds all that was acknowledged.
    const again = await open(new Map(rows));
    for (const each of [account, again]) {
      await each.known.ecs.send(new ListClustersCommand({}));
      await each.known.iam.send(new ListRolesCommand({}));
      await each.known.ec2.send(new DescribeVpcsCommand({}));
    }
    const compare = async (what: string) => {
      const [found, expected] = [await kept(again.aws), await kept(aws)];
      for (const index of Array(Math.max(found.length, expected.length)).keys()) {
        counted.compare(what, found[index] ?? 'nothing', expected[index] ?? 'nothing');
      }
    };
    await compare(`account of seed ${first}, opened again`);
    const hour = again.aws.account.now + 3_600_000;
    await again.aws.advanceTo(hour);
    await aws.advanceTo(hour);
    await compare(`account of seed ${first}, an hour later`);
  }
  process.stdout.write(`answers: ${JSON.stringify(Object.fromEntries(statuses))}\n`);
  expect(asked.size).toBe(OPERATIONS.length);
  // Requests that were all refused would prove nothing.
  expect(statuses.get(200)! / REQUESTS).toBeGreaterThan(0.1);
  counted.end();
}, 3_600_000);

/** Everything that an account has, a line for each. */
async function kept(aws: LocalAws): Promise<string[]> {
  return (await aws.inventory()).map((item) => JSON.stringify(item, plain));
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
