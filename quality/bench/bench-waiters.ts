import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { startServer } from './server-process.ts';
import type { Verdicts } from './verdicts.ts';
import { waitingClients, type Waiter, type WaitingClient } from './waiter-clients.ts';
import { waiterStage } from './waiter-stage.ts';

/** How often a waiter may ask. */
const MOST_POLLS = 12;
const TASKS = [1, 2, 10, 50];
/** So many servers and clients run at once: a waiter sleeps most of the time. */
const AT_ONCE = 4;

/**
 * The waiters of clients that nobody here wrote, with their default settings, each on a server of its own that was
 * started without options: how often they ask, and how long they take on the wall.
 */
export async function benchWaiters(verdicts: Verdicts): Promise<void> {
  const head = ['client', 'tasks', 'load balancer', ...WAITS];
  const table = new Table({ head, style: { head: [], border: [] } });
  const judged: Waited[] = [];
  for (const client of waitingClients()) {
    if (client.missing !== undefined) {
      verdicts.leftOut(`${client.name}: ${client.missing}`);
      continue;
    }
    const cells = [false, true].flatMap((balanced) => TASKS.map((tasks) => ({ tasks, balanced })));
    for (const { tasks, balanced, waits } of await several(cells, (cell) =>
      measure(client, cell),
    )) {
      judged.push(...waits);
      table.push([client.name, tasks, balanced ? 'yes' : 'no', ...waits.map(shown)]);
    }
  }
  verdicts.print(`${table.toString()}\nPolls, and seconds on the wall.`);
  for (const failed of judged.filter(({ error }) => error !== undefined)) {
    verdicts.take(`${failed.what}: ${failed.error}`, false);
  }
  const most = Math.max(...judged.map(({ polls }) => polls));
  verdicts.atMost('the polls of any waiter', most, MOST_POLLS, 'polls');
}

// --- internal ---

const WAITS = ['created', 'deployed again', 'tasks run', 'deleted'] as const;

interface Cell {
  tasks: number;
  balanced: boolean;
}

interface Waited {
  what: string;
  polls: number;
  seconds: number;
  error?: string;
}

async function measure(client: WaitingClient, cell: Cell): Promise<Cell & { waits: Waited[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-waiters-'));
  const { url, stop } = await startServer(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/local-aws.ts', '--port=0'],
    { environment: { LOCAL_AWS_FILE: join(folder, 'account.sqlite') }, ready: /_URL=(\S+)/ },
  );
  const wait = async (what: string, waiter: Waiter, of: readonly string[]): Promise<Waited> => {
    const { last } = await polled(url, 0);
    const began = performance.now();
    let error: string | undefined;
    try {
      await client.wait(url, waiter, of);
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
    }
    const seconds = (performance.now() - began) / 1000;
    const { polls } = await polled(url, last);
    const balancer = cell.balanced ? 'with' : 'without';
    const full = `${client.name}, ${what}, ${cell.tasks} tasks ${balancer} a load balancer`;
    return { what: full, polls, seconds, ...(error !== undefined && { error }) };
  };
  try {
    const stage = await waiterStage(url, cell.tasks, cell.balanced);
    const waits: Waited[] = [];
    await stage.createService();
    waits.push(await wait('created', 'services-stable', ['web']));
    await stage.deploy();
    waits.push(await wait('deployed again', 'services-stable', ['web']));
    waits.push(await wait('tasks run', 'tasks-running', await stage.runTasks()));
    await stage.deleteService();
    waits.push(await wait('deleted', 'services-inactive', ['web']));
    return { ...cell, waits };
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many polls of a waiter a server has answered after an entry of its journal, and the number of the last entry. */
async function polled(url: string, after: number): Promise<{ polls: number; last: number }> {
  const response = await fetch(`${url}/_local-aws/journal?after=${after}`);
  const entries = (await response.json()) as { sequence: number; operation: string }[];
  const polls = entries.filter(({ operation }) => /^Describe(Services|Tasks)$/.test(operation));
  return { polls: polls.length, last: entries.at(-1)?.sequence ?? after };
}

function shown({ polls, seconds, error }: Waited): string {
  return `${polls}, ${seconds.toFixed(0)} s${error === undefined ? '' : ', FAILED'}`;
}

/** Does the work for each item, some at once, and keeps the order. */
async function several<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      results[next[0]] = await work(next[1]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
