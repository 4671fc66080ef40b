import {
  AuthorizeSecurityGroupIngressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { accountBefore } from '../../../quality/harness/account-before.ts';
import { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { violation } from '../../../quality/recorded-laws/trials.ts';
import { inputsAreMet } from './law-inputs.ts';
import { valuesOf } from './input-values.ts';
import { createService } from '../../../scripts/steps/create-service.ts';
import { prepareNetwork } from '../../../scripts/steps/prepare-network.ts';
import { preflight } from '../../../scripts/steps/preflight.ts';
import { openApp } from '../../../scripts/steps/open-app.ts';
import { registerTaskDefinition } from '../../../scripts/steps/register-task-definition.ts';
import { defineStep, type Step } from '../../../src/engine/step.ts';
import { steps } from '../../../scripts/steps/index.ts';

test('every input of every step has two values or more', () => {
  const inputs = steps.flatMap(({ inputs }) =>
    Object.keys(inputs).map((key) => valuesOf(inputs, key)),
  );
  expect(inputs.length).toBeGreaterThan(0);
  for (const values of inputs) expect(new Set(values).size).toBeGreaterThan(1);
});

test('an input of which no second value is known is told of', () => {
  const nickname = z.string().default('web');
  expect(() => valuesOf({ nickname }, 'nickname')).toThrow(
    'the input "nickname" is to be tried with two values, and there is only web: give it others with .meta({ examples: [...] })',
  );
});

test('a port that is always the same, while the transcript tells the one that was given, is found out', async () => {
  const lying = defineStep({
    ...prepareNetwork,
    run: (context, needs, found) =>
      prepareNetwork.run(
        {
          ...context,
          inputs: { ...context.inputs, port: 80 },
          report: (change, kind, id) =>
            context.report(change, kind, id.replace('port 80', `port ${context.inputs.port}`)),
        },
        needs,
        found,
      ),
  });
  expect(await inputsAreMet(lying as unknown as Step)).toBe(
    'prepare-network, --port 81: expected the account to have what is printed; found "81" in "updated  security group sg-04b3432eea2da55bf: port 81 open to 0.0.0.0/0", and nowhere in the account',
  );
});

test('a port that is always the same, and that no transcript tells, is found out', async () => {
  const lying = defineStep({
    ...prepareNetwork,
    run: (context, needs, found) =>
      prepareNetwork.run(
        { ...context, inputs: { ...context.inputs, port: 80 }, report: () => undefined },
        needs,
        found,
      ),
  });
  expect(await inputsAreMet(lying as unknown as Step)).toBe(
    'prepare-network, --port 81: expected 81 in what it makes; found it nowhere, and 80 at security-group.ingress.FromPort, security-group.ingress.ToPort, what it returns.rules.FromPort, what it returns.rules.ToPort',
  );
});

test('a range of ports that begins at the one that was given is found out', async () => {
  const wide = defineStep({
    ...prepareNetwork,
    async run(context, needs, found) {
      const made = await prepareNetwork.run(context, needs, found);
      const [GroupId] = made.securityGroups;
      const old = { GroupId, IpPermissions: made.rules };
      await context.ec2.send(new RevokeSecurityGroupIngressCommand(old));
      const rules = made.rules.map((rule) => ({ ...rule, ToPort: 8080 }));
      const opening = { GroupId, IpPermissions: rules };
      await context.ec2.send(new AuthorizeSecurityGroupIngressCommand(opening));
      return { ...made, rules };
    },
  });
  // Everything that was asked for is there, and more. A second run sees it, for it asks AWS.
  const law = 'run again writes nothing';
  const fixture = new LawFixture(wide, await accountBefore(prepareNetwork));
  expect(await violation(law, fixture)).toContain('it called ec2:RevokeSecurityGroupIngress');
});

test('an architecture that is always the same is found out', async () => {
  const lying = defineStep({
    ...registerTaskDefinition,
    run: (context, needs, found) =>
      registerTaskDefinition.run(
        { ...context, inputs: { ...context.inputs, architecture: 'X86_64' } },
        needs,
        found,
      ),
  });
  expect(await inputsAreMet(lying as unknown as Step)).toBe(
    'register-task-definition, --architecture ARM64: expected ARM64 in what it makes; found it nowhere, and X86_64 at task-definition.runtimePlatform.cpuArchitecture, what it returns.architecture, what it returns.definition.runtimePlatform.cpuArchitecture',
  );
});

test('a transcript that tells the usual value, whatever is given, is found out', async () => {
  const lying = defineStep({
    ...prepareNetwork,
    run: (context, needs, found) =>
      prepareNetwork.run(
        {
          ...context,
          report: (change, kind, id) =>
            context.report(change, kind, id.replace(/port \d+/, 'port 80')),
        },
        needs,
        found,
      ),
  });
  expect(await inputsAreMet(lying as unknown as Step)).toBe(
    'prepare-network, --port 81: expected the account to have what is printed; found "80" in "updated  security group sg-04b3432eea2da55bf: port 80 open to 0.0.0.0/0", and nowhere in the account',
  );
});

test('an input that is forgotten when the step runs again is found out', async () => {
  const lying = defineStep({
    ...createService,
    fits: () => true,
    run: (context, needs, found) =>
      createService.run(
        found ? { ...context, inputs: { desiredCount: found.service.desiredCount! } } : context,
        needs,
        found,
      ),
  });
  expect(await inputsAreMet(lying as unknown as Step)).toMatch(
    /^create-service, --desired-count 2: expected 2 at .*service\.desiredCount.* when it is given after --desired-count 1; found it at /,
  );
});

test('a price that does not depend on the processor is found out', async () => {
  const lying = defineStep({
    ...preflight,
    run: (context, needs, found) =>
      preflight.run(
        { ...context, inputs: { ...context.inputs, architecture: 'X86_64' } },
        needs,
        found,
      ),
  });
  expect(await inputsAreMet(lying as unknown as Step)).toMatch(
    /^preflight, --architecture ARM64: expected the account to have what is printed; found "0\.0588" in "/,
  );
});

test('a URL with a port that nobody listens on is found out', async () => {
  const lying = defineStep({
    ...openApp,
    run: (context, needs, found) =>
      openApp.run(
        { ...context, say: (text) => context.say(text.replace(/(:\d+)?\/$/, ':3000/')) },
        needs,
        found,
      ),
  });
  expect(await inputsAreMet(lying as unknown as Step)).toContain(
    'found "3000" in "The app is at http://',
  );
});
