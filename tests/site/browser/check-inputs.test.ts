import { expect, test } from 'vitest';
import { checkInputs } from '../../../src/site/browser/check-inputs.ts';
import { fargateTaskPerHour, PRICES } from '../../../src/engine/prices.ts';

test('the defaults have no problem and the price of the notes', () => {
  const { problems, usdPerHour } = checkInputs({});
  expect(problems).toEqual({});
  expect(usdPerHour).toBeCloseTo(fargateTaskPerHour(1024, 3072, 'X86_64') + PRICES.publicIpv4.usd);
});

test('the price follows size, processor and count', () => {
  const given = { cpu: '512', memory: '1024', architecture: 'ARM64', desiredCount: '3' };
  const each = fargateTaskPerHour(512, 1024, 'ARM64') + PRICES.publicIpv4.usd;
  expect(checkInputs(given).usdPerHour).toBeCloseTo(3 * each);
});

test('what is wrong is said in the words of the schema, and the price takes the default for it', () => {
  const { problems, usdPerHour } = checkInputs({ desiredCount: 'many', port: '0' });
  expect(problems).toEqual({
    desiredCount: 'expected a whole number from 0 to 10',
    port: 'expected a port from 1 to 65535',
  });
  expect(usdPerHour).toBe(checkInputs({}).usdPerHour);
});

test('a size that Fargate has not is no problem of the schema: AWS refuses it', () => {
  expect(checkInputs({ cpu: '768' }).problems).toEqual({});
});
