import { expect, test } from 'vitest';
import { listingId } from '../../../src/site/weaving/listing-id.ts';

test('a close-up has the id of its region and its first words, once on a page', () => {
  const taken = new Set<string>();
  expect(listingId('run', undefined, taken)).toBe('code-run');
  expect(listingId('run', 'const { Vpcs', taken)).toBe('code-run-const-vpcs');
  expect(listingId('run', 'const { Vpcs', taken)).toBe('code-run-const-vpcs-2');
});
