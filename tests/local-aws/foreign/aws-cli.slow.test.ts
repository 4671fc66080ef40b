import { test } from 'vitest';
import { canType } from '../../../quality/harness/has-aws-cli.ts';
import { openLocalRun } from '../../../quality/harness/local-run.ts';
import { pythonPackage } from '../../../quality/bench/python-package.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { serviceSignedAs } from '../../../src/engine/aws/find-service.ts';
import type { Step } from '../../../src/engine/step.ts';
import { kebab } from '../../../src/engine/aws-cli/typed.ts';
import { isRead } from '../../../src/local-aws/core/is-read.ts';
import type { JournalEntry } from '../../../src/local-aws/core/journal.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { proof } from '../../proof.ts';
import { openLocalAws, serve } from '../../local.ts';
import { startAwsCli, type Typed } from './start-aws-cli.ts';

test('the AWS CLI types the whole tutorial, its waiter included, and sees the same resources', async () => {
  const counted = proof('the AWS CLI types the tutorial');
  if (pythonPackage('awscli') === undefined) {
    counted.skip('the AWS CLI is not here: pip install awscli');
    return counted.end();
  }
  const typed = steps.filter(({ id }) => canType(id));
  for (const { id } of steps.filter((step) => !typed.includes(step)))
    counted.skip(`the AWS CLI here is older than the options of ${id}`);
  const calls = await callsOf(typed);
  const aws = await openLocalAws(allServices);
  const onBug = (error: unknown) => counted.fail(String(error));
  const server = await serve(aws, onBug);
  const cli = startAwsCli(server.url);
  for (const call of calls) {
    const what = `aws ${commandOf(call)}`;
    const input = JSON.stringify(call.input);
    const command = [
      ...commandOf(call).split(' '),
      ...(Object.keys(call.input).length > 0 ? ['--cli-input-json', input] : []),
      '--no-paginate',
      '--output=json',
    ];
    // Where the program waited, a person types the command again. Nobody moves the clock.
    let seen: string | undefined;
    for (let tries = 0; tries < MOST_TRIES && seen !== wantedOf(call); tries++) {
      seen = seenIn(await cli.ask(command), call);
    }
    counted.compare(what, seen ?? '', wantedOf(call));
    // The calls after one that failed fail too, each after all its tries.
    if (seen !== wantedOf(call)) break;
    if (call.operation !== 'CreateService') continue;
    const { cluster, serviceName } = call.input as Record<string, string>;
    const wait = [
      'ecs',
      'wait',
      'services-stable',
      `--cluster=${cluster}`,
      `--services=${serviceName}`,
    ];
    const waited = await cli.ask(wait);
    counted.compare(`aws ${wait.join(' ')}`, `${waited.code} ${waited.stderr}`, '0 ');
  }
  cli.stop();
  await server.close();
  counted.end();
}, 300_000);

/** As often as somebody types a command before giving up. */
const MOST_TRIES = 25;

/** Returns the names in the reply that the program got, or the code of the refusal. */
function wantedOf({ operation, output, error }: JournalEntry): string {
  return error?.code ?? namesIn(JSON.stringify(output ?? {}), operation);
}

/** The same of what the CLI printed. */
function seenIn({ code, stdout, stderr }: Typed, { operation, error }: JournalEntry): string {
  if (code === 0) return namesIn(stdout, operation);
  return error && stderr.includes(`(${error.code})`) ? error.code : stderr;
}

/**
 * Every call that a tutorial of these steps makes from its first step to its last undo. Of a call that is repeated, with nothing else
 * written in between, only the last is kept: the program asks in turn with others while it waits, and tries again what was
 * refused.
 */
async function callsOf(tutorial: readonly Step[]): Promise<JournalEntry[]> {
  const { aws, runner } = await openLocalRun();
  for (const step of tutorial) await runner.run(step, '');
  for (const step of tutorial.toReversed()) if (step.undo) await runner.undo(step);
  const calls: JournalEntry[] = [];
  let sinceWrite = new Map<string, JournalEntry>();
  for (const entry of aws.journal.entries) {
    const key = `${entry.service} ${entry.operation} ${JSON.stringify(entry.input)}`;
    if (!isRead(entry.operation) && !sinceWrite.has(key)) {
      calls.push(...sinceWrite.values());
      sinceWrite = new Map();
    }
    sinceWrite.delete(key);
    sinceWrite.set(key, entry);
  }
  return [...calls, ...sinceWrite.values()];
}

/** `ecs create-cluster` */
function commandOf({ service, operation }: JournalEntry): string {
  return `${serviceSignedAs(service).cli} ${kebab(operation)}`;
}

/**
 * The ARNs, ids and states in a reply, each once, in order; also those in a policy, which the CLI decodes. The states are what
 * the program waited for: not those of tasks, which go while it looks at them.
 */
function namesIn(reply: string, operation: string): string {
  const text = reply.replace(/%([0-9A-F]{2})/g, (_whole, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  const names = [
    ...(text.match(/arn:aws:[^"\\]+|\b(?:vpc|subnet|sg|sgr|eni|rtb|igw)-[0-9a-f]{17}\b/g) ?? []),
    ...((operation !== 'DescribeTasks' && text.match(/(?<="(?:hookId|status)": ?")[^"]+/g)) || []),
  ];
  return [...new Set(names)].sort().join(' ');
}
