import { expect, test } from 'vitest';
import { clientsOf, openLocalAws } from '../local.ts';
import { BAD_REQUESTS, prepare } from './bad-requests.ts';
import { refusal } from './services/refusal.ts';

test('there are fifteen bad task definitions among the bad requests', () => {
  const definitions = BAD_REQUESTS.filter(({ what }) => what.startsWith('a task definition'));
  expect(definitions.length).toBe(15);
});

test.each(BAD_REQUESTS.map((each) => [each.what, each.refusedWith, each] as const))(
  '%s is refused with %s',
  async (_what, refusedWith, { send }) => {
    const aws = await openLocalAws();
    const clients = clientsOf(aws);
    const world = await prepare(clients, (seconds) =>
      aws.advanceTo(aws.account.now + seconds * 1000),
    );
    expect((await refusal(send(clients, world))).name).toBe(refusedWith);
  },
);
