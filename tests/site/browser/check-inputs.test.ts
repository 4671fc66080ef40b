import { expect, test } from 'vitest';
import { registerTaskDefinition } from '../../../scripts/steps/register-task-definition.ts';
import { checkInputs } from '../../../src/site/browser/check-inputs.ts';
import { parseInputs } from '../../../src/engine/parse-inputs.ts';
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

test('inputs are judged together, and the price takes the defaults for those that do not fit', () => {
  const usual = checkInputs({}).usdPerHour;
  expect(checkInputs({ cpu: '768' })).toEqual({
    problems: {
      cpu: 'expected 256, 512, 1024, 2048, 4096, 8192, 16384 or 32768, the CPU sizes that Fargate offers',
    },
    usdPerHour: usual,
  });
  expect(checkInputs({ cpu: '512', memory: '99999' })).toEqual({
    problems: { memory: 'expected 1024 to 4096 in steps of 1024 MiB for 512 CPU units' },
    usdPerHour: usual,
  });
  // The default of the memory does not go with every processor.
  expect(checkInputs({ cpu: '256' }).problems).toEqual({
    memory: 'expected 512, 1024 or 2048 MiB for 256 CPU units',
  });
});

test('the form says what a command says', () => {
  for (const [given, words] of [
    [{ cpu: '512', memory: '99999' }, 'memory'],
    [{ port: '8e1' }, 'port'],
    [{ image: 'a'.repeat(300) }, 'image'],
  ] as const) {
    const why = checkInputs(given).problems[words];
    expect(why).toBeTruthy();
    expect(() => parseInputs(registerTaskDefinition.inputs, given)).toThrow(`: ${why}.`);
  }
});
