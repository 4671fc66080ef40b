import { NormalizedSchema } from '@smithy/core/schema';
import { test } from 'vitest';
import { findBotocore, readModel, type Model } from '../../../quality/constraints/botocore.ts';
import { serviceSignedAs } from '../../../src/engine/aws/find-service.ts';
import { awsError } from '../../../src/local-aws/core/error.ts';
import { operation } from '../../../src/local-aws/core/operation.ts';
import { startHttpServer } from '../../../src/local-aws/transports/http-server.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { proof } from '../../proof.ts';
import { PACKAGES, errorsOf, hasStream, operationsOf, serviceOf } from '../wire/sdk-packages.ts';
import { canonical, randomFrom, randomValue } from '../wire/random-values.ts';
import { startPython } from './python.ts';

/** The decoded answer of botocore, or the error. */
interface Answer {
  output?: object;
  error?: { Code?: string; Message?: string };
  failure?: string;
}

const ALL = process.env['CONFORMANCE'] !== undefined;
const botocore = findBotocore();

test('botocore sends what we decode, and decodes what we encode', async () => {
  const counted = proof(`wire: botocore over HTTP${ALL ? '' : ', served operations'}`);
  if (!botocore) {
    counted.skip('botocore is not here: pip install botocore');
    return counted.end();
  }
  const exchange = { output: {} as object, received: undefined as unknown };
  let thrown: Error | undefined;
  const services = allServices.map(({ id, operations: served, formerProtocol }) => ({
    ...serviceOf(
      id,
      operationsOf(PACKAGES[id]!.exports)
        .filter(([, , name]) => ALL || served.some((each) => each.name === name))
        .map((schema) =>
          operation(schema, {
            run(input: object) {
              exchange.received = input;
              if (thrown) throw thrown;
              return exchange.output;
            },
          }),
        ),
    ),
    ...(formerProtocol && { formerProtocol }),
  }));
  const aws = await LocalAws.open({ store: memoryStore(), services });
  const onBug = (error: unknown) => counted.fail(String(error));
  const server = await startHttpServer(aws, { port: 0, speed: 'virtual', identity: 'wire', onBug });
  const python = startPython<Answer>('round_trip.py', [server.url]);
  for (const { id, operations, protocol } of services) {
    const { botocore: name } = serviceSignedAs(id);
    const model = readModel(botocore.folder, name);
    const empty = protocol.startsWith('awsJson');
    for (const [index, { name: operationName, schema }] of operations.entries()) {
      const shapes = model.operations[operationName];
      const [input, output] = [schema[4], schema[5]].map((each) => NormalizedSchema.of(each));
      if (!shapes) {
        counted.skip(`${id}:${operationName} is not in botocore ${botocore.version}`);
        continue;
      }
      if (hasStream(input!) || hasStream(output!)) continue;
      const random = randomFrom(index);
      const value = (of: NormalizedSchema, shape: { shape: string } | undefined, may: boolean) => {
        if (of.isUnitSchema() || !shape) return {};
        return known(randomValue(of, random, { empty: may }), shape.shape, model) ?? {};
      };
      const sent = value(input!, shapes.input, empty);
      exchange.output = value(output!, shapes.output, true);
      exchange.received = undefined;
      const answer = await python.ask({
        service: name,
        operation: operationName,
        input: plain(sent),
      });
      const what = `${id}:${operationName}`;
      if (answer.output === undefined) {
        counted.fail(`${what} ${JSON.stringify(answer).slice(0, 300)}`);
        continue;
      }
      counted.compare(`${what} input`, canonical(exchange.received), canonical(sent));
      counted.compare(`${what} output`, canonical(answer.output), canonical(exchange.output));
    }
    for (const error of errorsOf(PACKAGES[id]!.exports)) {
      const first = operations.find((each) => model.operations[each.name]);
      if (!first || error[2].endsWith('ServiceException')) continue;
      thrown = awsError(error, 'as AWS & we say');
      const input = known(
        randomValue(NormalizedSchema.of(first.schema[4]), randomFrom(1), { empty: false }) ?? {},
        model.operations[first.name]!.input?.shape ?? '',
        model,
      ) as object;
      const answer = await python.ask({
        service: name,
        operation: first.name,
        input: plain(input),
      });
      thrown = undefined;
      const { code } = awsError(error, '');
      counted.compare(`${id}:${error[2]} code`, String(answer.error?.Code), code);
      counted.compare(
        `${id}:${error[2]} message`,
        String(answer.error?.Message),
        'as AWS & we say',
      );
    }
  }
  python.stop();
  await server.close();
  counted.end();
}, 600_000);

/** A value as JSON can say it, with dates and bytes marked. */
function plain(value: object): unknown {
  return JSON.parse(canonical(value));
}

/**
 * A value without the members that botocore's model does not have, since the two are not of the same day. A structure of
 * which nothing is left is left out as well: a query string could not say it.
 */
function known(value: unknown, shapeName: string, model: Model): unknown {
  const shape = model.shapes[shapeName];
  if (!shape || value === undefined) return value;
  if (shape.type === 'list') {
    return (value as unknown[])
      .map((item) => known(item, shape.member!.shape, model))
      .filter((item) => item !== undefined);
  }
  if (shape.type === 'map') {
    return Object.fromEntries(
      Object.entries(value as object).map(([key, item]) => [
        key,
        known(item, shape.value!.shape, model),
      ]),
    );
  }
  if (shape.type !== 'structure' || !shape.members) return value;
  const members = Object.entries(value as object).flatMap(([name, item]) => {
    const member = shape.members![name];
    const left = member && known(item, member.shape, model);
    return left === undefined ? [] : [[name, left] as const];
  });
  const isEmptied = members.length === 0 && Object.keys(value as object).length > 0;
  return isEmptied ? undefined : Object.fromEntries(members);
}
