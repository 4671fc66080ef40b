import { expect, test, vi } from 'vitest';
import { steps } from '../../scripts/steps/index.ts';
import { localClients } from '../../src/engine/aws/clients.ts';
import { services, type Clients } from '../../src/engine/aws/index.ts';
import type { AwsService, Listed } from '../../src/engine/aws/service.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { sqliteStore } from '../../src/local-aws/stores/sqlite.ts';
import { inProcess } from '../../src/local-aws/transports/in-process.ts';
import { newAccountFile, run } from './command.ts';

vi.setConfig({ testTimeout: 180_000 });

const finders = steps.filter(({ find }) => find);
const WRITES = /^(created|updated|deleted)\b/m;

test('every track runs, the second time it writes nothing, and a cleanup leaves nothing in any list', async () => {
  const file = newAccountFile();
  const first = await run(file, 'tutorial', '--track', 'all');
  expect(first.code, first.stdout).toBe(0);
  const { stdout: status } = await run(file, 'status');
  expect(status.match(/^to do .*/gm)).toBeNull();
  expect(status.match(/^done /gm)).toHaveLength(finders.length);

  const again = await run(file, 'tutorial', '--track', 'all');
  expect(again.code, again.stdout).toBe(0);
  expect(again.stdout).not.toMatch(WRITES);
  expect(again.stdout.match(/^Nothing to do: it is already done\./gm)).toHaveLength(finders.length);

  const full = await listed(file);
  expect([...new Set(full.map(({ service }) => service))]).toEqual(WITH_LISTS);
  const cleanup = await run(file, 'cleanup');
  expect(cleanup.code, cleanup.stdout).toBe(0);
  expect((await run(file, 'audit', '--json')).stdout).toBe('');
  const fresh = (await listed(newAccountFile())).map(({ arn }) => arn);
  const left = (await listed(file)).filter(({ arn }) => !fresh.includes(arn));
  const stays = left.filter(({ retained }) => !retained).map(({ arn }) => arn.split('/').at(-1));
  expect(stays).toEqual(LINKED_ROLES);
  for (const role of LINKED_ROLES)
    expect(cleanup.stdout).toMatch(new RegExp(`^kept +role ${role}$`, 'm'));
  expect(cleanup.stdout).toContain(`left 0, kept on purpose ${LINKED_ROLES.length}`);
  const going = left.filter(({ retained }) => retained);
  expect(going.filter(({ retained }) => retained!.until !== 'it goes by itself')).toEqual([]);
});

// --- internal ---

/** Each service that has a list of anything. */
const WITH_LISTS = Object.entries<AwsService<object, Clients>>(services)
  .filter(([, { kinds }]) => Object.keys(kinds).length > 0)
  .map(([name]) => name);

/** The roles that AWS makes for its own services: they belong to the whole account, and each undo that keeps one says so. */
const LINKED_ROLES = [
  'AWSServiceRoleForApplicationAutoScaling_ECSService',
  'AWSServiceRoleForECS',
  'AWSServiceRoleForElasticLoadBalancing',
];

/** All that the lists of all services tell of an account, whoever made it, without any tag asked for. */
async function listed(file: string) {
  const store = sqliteStore(file, 'this test');
  const aws = await LocalAws.open({ store, services: allServices });
  const clients = localClients(services, 'us-east-1', inProcess(aws));
  const where = { accountId: aws.account.id, region: 'us-east-1', name: undefined };
  const all: (Listed & { service: string })[] = [];
  for (const [service, { kinds }] of Object.entries<AwsService<object, Clients>>(services)) {
    for (const { list } of Object.values(kinds)) {
      for await (const each of list(clients, where)) all.push({ ...each, service });
    }
  }
  await aws.close();
  return all;
}
