import { expect, test } from 'vitest';
import { openLocalRun } from '../../../quality/harness/local-run.ts';
import { usedLocally, usedServices } from '../../../scripts/services.ts';
import { makeClients } from '../../../src/engine/aws/clients.ts';
import { services } from '../../../src/engine/aws/index.ts';
import type { AwsService } from '../../../src/engine/aws/service.ts';
import { Runner } from '../../../src/engine/runner.ts';
import { hourly } from '../../../src/engine/billing.ts';
import { defineStep } from '../../../src/engine/step.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';

const IS_NOT_LOADED =
  /"elbv2" is not among the AWS services that are loaded here.* scripts\/services\.ts/;

test('a client, or tags, of a service that is not loaded: the error names the file to mend', async () => {
  const clients = makeClients(usedServices, { region: 'us-east-1' });
  expect(() => clients.elbv2).toThrow(IS_NOT_LOADED);
  const step = (run: (context: { tags: { elbv2: object }; elbv2: object }) => unknown) =>
    defineStep({
      id: 'balance',
      title: 'Balance',
      kind: 'reads',
      needs: {},
      inputs: {},
      why: {},
      run: async (context) => Promise.resolve({ found: run(context) }),
    });
  const { session } = await openLocalRun();
  const runner = new Runner({ ...session, services: usedServices, clients });
  await expect(runner.run(step(({ elbv2 }) => elbv2))).rejects.toThrow(IS_NOT_LOADED);
  await expect(runner.run(step(({ tags }) => tags.elbv2))).rejects.toThrow(IS_NOT_LOADED);
});

test('what nobody who is loaded has a price for is no gift', () => {
  const billed = [{ what: 'load-balancer', count: 1 }];
  expect(hourly(services, billed)).toBeCloseTo(0.0225, 9);
  expect(() => hourly(usedServices, billed)).toThrow(
    /no service .* has a price for "load-balancer"/,
  );
});

test('there is a descriptor for each service of the local AWS, and no other, in the same order', () => {
  expect(Object.values<AwsService>(services).map(({ signingName }) => signingName)).toEqual(
    allServices.map(({ id }) => id),
  );
});

test('the services that steps use are of that list and in its order, each with the one that serves it', () => {
  const names = Object.keys(usedServices);
  expect(names).toEqual(Object.keys(services).filter((name) => names.includes(name)));
  expect(
    Object.entries<AwsService>(usedServices).map(([name, each]) => [name, each.signingName]),
  ).toEqual(names.map((name, at) => [name, usedLocally[at]!.id]));
});

test('kinds, bills and operations that are asked are of one service each', () => {
  const all = Object.values<AwsService>(services);
  for (const names of [
    all.flatMap(({ kinds }) => Object.keys(kinds)),
    all.flatMap(({ bills }) => Object.keys(bills)),
    all.map(({ iam }) => iam.prefix),
    all.map(({ cli }) => cli),
    all.map(({ sdk }) => sdk),
  ]) {
    expect(new Set(names).size).toBe(names.length);
  }
});
