import { expect, test } from 'vitest';
import { startMoto } from '../../../quality/bench/moto-server.ts';
import { pythonPackage } from '../../../quality/bench/python-package.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { LOCAL_CREDENTIALS } from '../../../src/engine/aws/clients.ts';
import { openLocalAws } from '../../local.ts';
import { proof } from '../../proof.ts';
import { BAD_REQUESTS, prepare, type World } from '../bad-requests.ts';
import { allClientsOf, type AllClients } from '../services/open-all-services.ts';
import {
  differences,
  MOTO_LEDGER,
  readMotoLedger,
  writeMotoLedger,
  type Answers,
} from './moto-ledger.ts';
import { normalReply, withoutIds } from './normal-reply.ts';
import { SHARED_STORY, type Props } from './shared-story.ts';

const version = pythonPackage('moto');
const ledger = readMotoLedger();

test('moto_server is asked the same as ours, and each difference is in the ledger', async () => {
  const counted = proof('moto_server beside ours');
  if (version !== ledger.moto) {
    const found = version === undefined ? 'moto is not here' : `moto ${version} is here`;
    counted.skip(`${found}: pip install "moto[server]==${ledger.moto}"`);
    return counted.end();
  }
  const moto = await startMoto();
  try {
    const answers = [...(await tellStory(moto.url)), ...(await askBadly(moto.url))];
    if (process.env['MOTO_LEDGER'] === 'write') {
      const date = new Date().toISOString().slice(0, 10);
      writeMotoLedger({ moto: version, date, requests: answers.length }, answers);
    }
    const listed = new Map(readMotoLedger().divergences.map((each) => [each.what, each.paths]));
    for (const { what, ours, moto: theirs } of answers) {
      const [found, known] = [differences(ours, theirs), listed.get(what) ?? {}];
      counted.compare(what, without(found, known), without(known, found));
      listed.delete(what);
    }
    for (const what of listed.keys()) counted.fail(`${what}: in ${MOTO_LEDGER}, and not asked`);
  } finally {
    await moto.stop();
  }
  counted.end();
}, 600_000);

test('each difference from moto has a reason, and a source or the word unknown', () => {
  expect(ledger.divergences.length).toBeGreaterThan(0);
  for (const { what, why, source } of ledger.divergences) {
    expect(why, what).toMatch(/^(?:[A-Z]|moto ).*\.$/);
    expect(source, what).toMatch(/^(https:\/\/\S+|unknown)$/);
  }
});

/** The differences that are in one list and not in the other, as JSON: all of both would be a page of what is known. */
function without(some: Differences, others: Differences): string {
  const only = Object.entries(some).filter(
    ([path, values]) => JSON.stringify(values) !== JSON.stringify(others[path]),
  );
  return JSON.stringify(Object.fromEntries(only), null, 1);
}

type Differences = ReturnType<typeof differences>;

/** The good requests, one after another on one account. */
async function tellStory(motoUrl: string): Promise<Answers[]> {
  const both = await openBoth(motoUrl);
  const props: Props[] = both.map(() => ({
    subnets: [],
    group: '',
    balancer: '',
    targetGroup: '',
  }));
  const answers: Answers[] = [];
  for (const [what, send] of SHARED_STORY) {
    const [ours, moto] = await answersOf(both, (clients, which) => send(clients, props[which]!));
    answers.push({ what, ours: ours!, moto: moto! });
  }
  return answers;
}

/** The requests that AWS refuses, each on an account of its own. */
async function askBadly(motoUrl: string): Promise<Answers[]> {
  const answers: Answers[] = [];
  for (const { what, send } of BAD_REQUESTS) {
    const both = await openBoth(motoUrl);
    const worlds: World[] = [];
    for (const clients of both) worlds.push(await prepare(clients, clients.pass));
    const [ours, moto] = await answersOf(both, async (clients, which) => {
      await send(clients, worlds[which]!);
      return { '(granted)': true };
    });
    answers.push({ what, ours: ours!, moto: moto! });
  }
  return answers;
}

/** An empty account of ours, and moto's, emptied. */
async function openBoth(motoUrl: string): Promise<[AllClients, AllClients]> {
  const config = { region: 'us-east-1', credentials: LOCAL_CREDENTIALS, maxAttempts: 1 };
  const aws = await openLocalAws(allServices);
  const { ok } = await fetch(`${motoUrl}/moto-api/reset`, { method: 'POST' });
  if (!ok) throw new Error('moto_server could not be reset');
  return [
    allClientsOf({ ...config, requestHandler: inProcess(aws) }, (seconds) =>
      aws.advanceTo(aws.account.now + seconds * 1000),
    ),
    allClientsOf({ ...config, endpoint: motoUrl }, () => Promise.resolve()),
  ];
}

async function answersOf(
  both: readonly AllClients[],
  ask: (clients: AllClients, which: number) => Promise<object>,
): Promise<Map<string, string[]>[]> {
  const answers = [];
  for (const [which, clients] of both.entries()) {
    answers.push(
      await ask(clients, which).then(normalReply, (error: unknown) => {
        if (!(error instanceof Error)) throw error;
        return new Map([
          ['(code)', [error.name]],
          ['(message)', [withoutIds(error.message)]],
        ]);
      }),
    );
  }
  return answers;
}
