import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { cbor, SmithyRpcV2CborProtocol } from '@smithy/core/cbor';
import { NormalizedSchema } from '@smithy/core/schema';
import { expect, test } from 'vitest';
import { awsError } from '../../../src/local-aws/core/error.ts';
import { operation } from '../../../src/local-aws/core/operation.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { LOCAL_SETTINGS } from '../../../src/engine/aws/clients.ts';
import { openLocalAws } from '../../local.ts';
import { proof } from '../../proof.ts';
import { refusal } from '../services/refusal.ts';
import { canonical, randomFrom, randomValue } from './random-values.ts';
import {
  errorsOf,
  operationsOf,
  PACKAGES,
  serviceOf,
  type AnyClient,
  type CommandClass,
} from './sdk-packages.ts';

/** A client of the SDK that speaks RPC v2 CBOR. */
function cborClient(aws: LocalAws): CloudWatchClient {
  return new CloudWatchClient({
    region: 'us-east-1',
    requestHandler: inProcess(aws),
    ...LOCAL_SETTINGS,
    maxAttempts: 1,
    protocol: SmithyRpcV2CborProtocol,
  });
}

test('CloudWatch is spoken to in RPC v2 CBOR: numbers, instants, lists and structures arrive', async () => {
  const aws = await openLocalAws(allServices);
  const cloudwatch = cborClient(aws);
  const Timestamp = new Date(Math.floor(aws.account.now / 60_000) * 60_000 - 120_000);
  const metric = { Namespace: 'Law', MetricName: 'Load' };
  await cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: 'Law',
      MetricData: [{ MetricName: 'Load', Timestamp, Value: 77.25, Unit: 'Percent' }],
    }),
  );
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      ...metric,
      StartTime: new Date(Timestamp.getTime() - 600_000),
      EndTime: new Date(Timestamp.getTime() + 600_000),
      Period: 60,
      Statistics: ['Sum'],
    }),
  );
  expect(Datapoints).toEqual([{ Timestamp, Sum: 77.25, Unit: 'Percent' }]);
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      ...metric,
      AlarmName: 'high',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
  const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({}));
  expect(MetricAlarms).toMatchObject([
    {
      AlarmName: 'high',
      Threshold: 1,
      AlarmConfigurationUpdatedTimestamp: new Date(aws.account.now),
    },
  ]);
});

test('an error in CBOR is the class that it is, and keeps the code of the query protocol', async () => {
  const cloudwatch = cborClient(await openLocalAws(allServices));
  const wrong = { AlarmName: 'none', StateValue: 'OK', StateReason: 'a test' } as const;
  const refused = await refusal(cloudwatch.send(new SetAlarmStateCommand(wrong)));
  expect(refused.name).toBe('ResourceNotFound');
});

test('inputs, outputs and errors of all operations of CloudWatch arrive in CBOR as they were sent', async () => {
  const counted = proof('wire: CloudWatch in RPC v2 CBOR');
  const { exports } = PACKAGES['monitoring']!;
  const exchange = { output: {} as object, received: undefined as unknown };
  let thrown: Error | undefined;
  const schemas = operationsOf(exports);
  const operations = schemas.map((schema) =>
    operation(schema, {
      run(input: object) {
        exchange.received = input;
        if (thrown) throw thrown;
        return exchange.output;
      },
    }),
  );
  const service = { ...serviceOf('monitoring', operations), speaksCbor: true };
  const aws = await LocalAws.open({ store: memoryStore(), services: [service] });
  const client = cborClient(aws) as unknown as AnyClient;
  for (const [index, schema] of schemas.entries()) {
    const random = randomFrom(index);
    const [input, output] = [schema[4], schema[5]].map((each) => NormalizedSchema.of(each));
    const make = (of: NormalizedSchema) =>
      of.isUnitSchema() ? {} : (randomValue(of, random, { empty: true }) as object);
    const sent = make(input!);
    exchange.output = make(output!);
    const Command = exports[`${schema[2]}Command`] as CommandClass;
    const { $metadata: _metadata, ...received } = (await client.send(new Command(sent))) as {
      $metadata: object;
    };
    counted.compare(`${schema[2]} input`, canonical(exchange.received), canonical(sent));
    counted.compare(`${schema[2]} output`, canonical(received), canonical(exchange.output));
  }
  const First = exports[`${schemas[0]![2]}Command`] as CommandClass;
  const input = randomValue(NormalizedSchema.of(schemas[0]![4]), randomFrom(1), { empty: false });
  for (const error of errorsOf(exports)) {
    if (error[2].endsWith('ServiceException')) continue;
    thrown = awsError(error, 'as AWS says');
    const caught = await refusal(client.send(new First(input as object)));
    counted.compare(`${error[2]} message`, caught.message, 'as AWS says');
  }
  counted.end();
});

const PATH = '/service/GraniteServiceVersion20100801/operation/DescribeAlarms';
const HEADERS = { 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' };

test.each([
  ['no body', new Uint8Array(), 200],
  ['an empty map', new Uint8Array([0xbf, 0xff]), 200],
  ['a body that is cut off', new Uint8Array([0xbf, 0x61]), 400],
  ['text for a number', cbor.serialize({ MaxRecords: 'many' }), 400],
  ['a list', cbor.serialize([]), 400],
  ['random bytes', new Uint8Array([0x1c, 0xfe, 0x00]), 400],
])('%s is answered in CBOR', async (_what, body, status) => {
  const aws = await openLocalAws(allServices);
  const bytes = Uint8Array.from(body);
  const reply = await aws.handle({ path: PATH, headers: HEADERS, body: bytes });
  expect([reply.status, reply.headers['smithy-protocol']]).toEqual([status, 'rpc-v2-cbor']);
  const said = cbor.deserialize(reply.body) as Record<string, unknown>;
  if (status === 400) expect(said['__type']).toBe('SerializationException');
  else expect(said).toEqual({ CompositeAlarms: [], MetricAlarms: [] });
});

test('what is not served is said in CBOR as well, by name', async () => {
  const aws = await openLocalAws(allServices);
  const told = async (path: string) => {
    const reply = await aws.handle({ path, headers: HEADERS, body: new Uint8Array() });
    const { message } = cbor.deserialize(reply.body) as { message: string };
    return [reply.status, message];
  };
  expect(await told(PATH.replace('DescribeAlarms', 'PutDashboard'))).toEqual([
    501,
    'The local AWS does not serve monitoring:PutDashboard. It would be src/local-aws/services/cloudwatch/operations/put-dashboard.ts.',
  ]);
  expect(await told('/service/GameLift/operation/ListFleets')).toEqual([
    501,
    'The local AWS does not serve GameLift:ListFleets in RPC v2 CBOR.',
  ]);
});
