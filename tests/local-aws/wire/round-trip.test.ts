import { readFileSync } from 'node:fs';
import type { StaticOperationSchema } from '@smithy/types';
import { NormalizedSchema } from '@smithy/core/schema';
import { expect, test } from 'vitest';
import { awsError } from '../../../src/local-aws/core/error.ts';
import { operation, type Service } from '../../../src/local-aws/core/operation.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { LOCAL_CREDENTIALS } from '../../../src/engine/aws/clients.ts';
import { proof } from '../../proof.ts';
import {
  PACKAGES,
  errorsOf,
  hasStream,
  operationsOf,
  serviceOf,
  type AnyClient,
  type CommandClass,
} from './sdk-packages.ts';
import { canonical, randomFrom, randomValue } from './random-values.ts';

/** The values that are not exact, and why. */
const EXCEPTIONS: Record<string, string> = {
  CopySnapshot: 'is sent with a PresignedUrl that the client itself makes up',
  DashboardNotFoundError:
    'has the query code of ResourceNotFound, which the client raises for both',
};

/** How often each operation is tried. */
const ROUNDS = process.env['CONFORMANCE'] === undefined ? 1 : 20;

/** A local AWS on which one service has any operations, and a client that speaks to it. */
async function serve(id: string, operations: Service['operations']) {
  const service = serviceOf(id, operations);
  const aws = await LocalAws.open({ store: memoryStore(), services: [service] });
  const configuration = {
    region: 'us-east-1',
    requestHandler: inProcess(aws),
    credentials: LOCAL_CREDENTIALS,
    maxAttempts: 1,
  };
  return { service, client: PACKAGES[id]!.client(configuration) as AnyClient };
}

function schemasOf(operation: StaticOperationSchema) {
  return { input: NormalizedSchema.of(operation[4]), output: NormalizedSchema.of(operation[5]) };
}

test('every client that the project has belongs to a descriptor', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const installed = Object.keys(dependencies).filter((name) => name.startsWith('@aws-sdk/client-'));
  const listed = Object.values(PACKAGES).map(({ name }) => name);
  expect(listed.sort()).toEqual(installed.sort());
});

test('services are declared as their clients speak to them', () => {
  for (const { id, protocol, target, version } of allServices) {
    const spoken = serviceOf(id, []);
    expect({ id, protocol }).toEqual({ id, protocol: spoken.protocol });
    if (protocol.startsWith('awsJson')) expect(target).toBe(spoken.target);
    else expect(version).toBe(spoken.version);
  }
});

test.each(Object.keys(PACKAGES))(
  'inputs and outputs of all operations of %s arrive as they were sent',
  async (id) => {
    const { exports } = PACKAGES[id]!;
    const counted = proof(`wire: ${id} round trips`);
    const sent = { input: {} as object, output: {} as object, received: undefined as unknown };
    const schemas = operationsOf(exports);
    const { client, service } = await serve(
      id,
      schemas.map((schema) =>
        operation(schema, {
          run(input: object) {
            sent.received = input;
            return sent.output;
          },
        }),
      ),
    );
    const canBeEmpty = service.protocol.startsWith('awsJson');
    for (const [index, schema] of schemas.entries()) {
      const name = schema[2];
      const { input, output } = schemasOf(schema);
      if (hasStream(input) || hasStream(output)) {
        counted.skip(`${id}:${name} streams, and the local AWS serves no stream`);
        continue;
      }
      if (EXCEPTIONS[name] !== undefined) {
        counted.skip(`${id}:${name} ${EXCEPTIONS[name]}`);
        continue;
      }
      const Command = exports[`${name}Command`] as CommandClass;
      for (let round = 0; round < ROUNDS; round++) {
        const random = randomFrom(index * 1000 + round);
        sent.input = input.isUnitSchema()
          ? {}
          : (randomValue(input, random, { empty: canBeEmpty }) as object);
        sent.output = output.isUnitSchema()
          ? {}
          : (randomValue(output, random, { empty: true }) as object);
        const { $metadata: _metadata, ...got } = (await client.send(new Command(sent.input))) as {
          $metadata: unknown;
        };
        counted.compare(`${id}:${name} input`, canonical(sent.received), canonical(sent.input));
        counted.compare(`${id}:${name} output`, canonical(got), canonical(sent.output));
      }
    }
    counted.end();
  },
  300_000,
);

test.each(Object.keys(PACKAGES))(
  'every modelled error of %s is raised as its class',
  async (id) => {
    const { exports } = PACKAGES[id]!;
    const counted = proof(`wire: ${id} errors`);
    let thrown: Error;
    const schema = operationsOf(exports).find(
      (each) => !NormalizedSchema.of(each[4]).isUnitSchema() && !hasStream(schemasOf(each).output),
    )!;
    const failing = operation(schema, {
      run() {
        throw thrown;
      },
    });
    const { client } = await serve(id, [failing]);
    const Command = exports[`${schema[2]}Command`] as CommandClass;
    const input = randomValue(schemasOf(schema).input, randomFrom(1), { empty: false }) as object;
    for (const [index, error] of errorsOf(exports).entries()) {
      if (EXCEPTIONS[error[2]] !== undefined) {
        counted.skip(`${id}:${error[2]} ${EXCEPTIONS[error[2]]}`);
        continue;
      }
      const Class = exports[error[2]] as new (...anything: never[]) => Error;
      const members = randomValue(NormalizedSchema.of(error), randomFrom(index), { empty: true });
      const { message: _message, Message: _Message, ...rest } = members as Record<string, unknown>;
      thrown = awsError(error, 'as AWS & we say', rest);
      const raised: unknown = await client.send(new Command(input)).catch((each: unknown) => each);
      if (!(raised instanceof Error)) throw new Error(`${error[2]} was not raised`);
      const got = Object.fromEntries(
        Object.keys(rest).map((name) => [
          name,
          (raised as unknown as Record<string, unknown>)[name],
        ]),
      );
      counted.compare(`${id}:${error[2]} class`, String(raised instanceof Class), 'true');
      counted.compare(`${id}:${error[2]} message`, raised.message, 'as AWS & we say');
      counted.compare(`${id}:${error[2]} members`, canonical(got), canonical(rest));
    }
    counted.end();
  },
);
