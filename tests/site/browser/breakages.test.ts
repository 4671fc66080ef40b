import { expect, test } from 'vitest';
import { steps } from '../../../scripts/steps/index.ts';
import { breakagesOf, faultsOf, NEW_VERSION } from '../../../src/site/browser/breakages.ts';

test('the pages that tell of failures have switches for them', () => {
  const broken = steps.map(({ id }) => id).filter((id) => breakagesOf(id).length > 0);
  expect(broken).toEqual(['create-cluster', 'create-service']);
  expect(steps.map(({ id }) => id)).toContain(NEW_VERSION);
});

test('only what is switched on strikes', () => {
  expect(faultsOf('create-service', [])).toEqual([]);
  expect(faultsOf('create-service', ['no-capacity', 'throttling'])).toEqual([
    { kind: 'no-capacity', count: 3 },
    { kind: 'throttling', service: 'ecs', count: 3 },
  ]);
  expect(faultsOf('open-app', ['throttling'])).toEqual([]);
});
