import Table from 'cli-table3';
import { pythonPackage } from './python-package.ts';
import type { Contender } from './contender.ts';
import { median, rate } from './measure.ts';
import { moto } from './moto-contender.ts';
import { oursInProcess, oursOverHttp } from './local-aws-contenders.ts';
import { describeService, fill, prepare, REQUESTS } from './requests.ts';
import type { Verdicts } from './verdicts.ts';

/** How many times moto_server's requests a second each of our transports must answer. */
const TARGETS = { 'in process': 10, 'over HTTP': 3 };
/** How much longer DescribeServices of one service may take with 10,000 services in the account than with 10. */
const CROWD = 2;

/** Each slice is short and there are many, so that what else the machine does strikes all contenders alike. */
const ROUNDS = 15;
const SLICE = 250;
const CALLERS = [1, 16];

/**
 * The local AWS in process and over HTTP beside moto_server: the same requests of the same SDK clients, in turns, in one
 * run. Rates are medians over the rounds, and so are the ratios, each of which is of one round. Without moto_server there
 * is nothing to compare with: the rates are printed, and the comparison is said to be left out.
 */
export async function benchLocalAws(verdicts: Verdicts): Promise<void> {
  const version = pythonPackage('moto');
  const contenders = [await oursInProcess(), await oursOverHttp()];
  if (version !== undefined) contenders.push(await moto(version));
  try {
    for (const contender of contenders) await prepare(contender);
    await compare(contenders, version !== undefined, verdicts);
  } finally {
    for (const contender of contenders) await contender.close();
  }
  await benchCrowd(verdicts);
}

// --- internal ---

async function compare(
  contenders: readonly Contender[],
  withMoto: boolean,
  verdicts: Verdicts,
): Promise<void> {
  const cases = Object.entries(REQUESTS).flatMap(([name, request]) =>
    CALLERS.map((callers) => ({ name, request, callers, rounds: [] as number[][] })),
  );
  // The first round warms up and is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { request, callers, rounds } of cases) {
      const rates: number[] = [];
      for (const { clients } of contenders) {
        rates.push(await rate(() => request(clients), callers, SLICE));
      }
      if (round > 0) rounds.push(rates);
    }
  }
  const ratios = withMoto ? ['in process / moto', 'HTTP / moto'] : [];
  const head = ['requests a second', ...contenders.map(({ name }) => name), ...ratios];
  const judged: { what: string; ratios: number[] }[] = [];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const { name, callers, rounds } of cases) {
    const what = `${name}, ${callers === 1 ? 'one after another' : `${callers} at once`}`;
    const medians = contenders.map((_, index) => median(rounds.map((rates) => rates[index]!)));
    const ratio = (index: number) => median(rounds.map((rates) => rates[index]! / rates.at(-1)!));
    const shown = withMoto ? [ratio(0), ratio(1)] : [];
    table.push([
      what,
      ...medians.map((each) => each.toFixed(0)),
      ...shown.map((each) => `${each.toFixed(1)} ×`),
    ]);
    if (withMoto) judged.push({ what, ratios: shown });
  }
  verdicts.print(table.toString());
  for (const { what, ratios } of judged) {
    for (const [index, [transport, target]] of Object.entries(TARGETS).entries()) {
      verdicts.atLeast(`${what}, ${transport} to moto_server`, ratios[index]!, target, '×');
    }
  }
  if (!withMoto) verdicts.leftOut('moto_server is not here: pip install "moto[server]"');
}

async function benchCrowd(verdicts: Verdicts): Promise<void> {
  const accounts = await Promise.all([oursInProcess(), oursInProcess()]);
  for (const account of accounts) await prepare(account);
  await fill(accounts[0], 9);
  await fill(accounts[1], 9999);
  const rounds: number[][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const rates: number[] = [];
    for (const { clients } of accounts) {
      rates.push(await rate(() => describeService(clients.ecs), 1, SLICE));
    }
    if (round > 0) rounds.push(rates);
  }
  const ratio = median(rounds.map(([few, many]) => few! / many!));
  const what = 'DescribeServices of one, with 10,000 services to with 10';
  verdicts.atMost(what, ratio, CROWD, '×');
  for (const account of accounts) await account.close();
}
