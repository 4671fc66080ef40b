import { gzipSync } from 'node:zlib';
import { GetMetricStatisticsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { expect, onTestFinished, test } from 'vitest';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { LARGEST_BODY } from '../../../src/local-aws/wire/content-encoding.ts';
import { LOCAL_SETTINGS } from '../../../src/engine/aws/clients.ts';
import { openLocalAws, serve } from '../../local.ts';
import { allClientsOf, openAllServices, type AllClients } from '../services/open-all-services.ts';

/** As many points as make a request that the SDK compresses: its smallest is 10,240 bytes. */
const POINTS = 500;

/** The headers in which the last request of a client was sent. */
function watched({ cloudwatch }: AllClients): { encoding?: string } {
  const seen: { encoding?: string } = {};
  cloudwatch.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      const encoding = headers['Content-Encoding'] ?? headers['content-encoding'];
      if (encoding !== undefined) seen.encoding = encoding;
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  return seen;
}

async function putAndCount(clients: AllClients, now: number): Promise<number> {
  const Timestamp = new Date(now - 120_000);
  await clients.cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: 'Law',
      MetricData: Array.from({ length: POINTS }, () => ({
        MetricName: 'Load',
        Timestamp,
        Value: 1,
      })),
    }),
  );
  const { Datapoints } = await clients.cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'Law',
      MetricName: 'Load',
      StartTime: new Date(now - 3_600_000),
      EndTime: new Date(now + 3_600_000),
      Period: 3600,
      Statistics: ['SampleCount'],
    }),
  );
  return Datapoints!.reduce((sum, { SampleCount = 0 }) => sum + SampleCount, 0);
}

test('a large PutMetricData, which the SDK compresses, arrives in the process', async () => {
  const all = await openAllServices();
  const seen = watched(all);
  expect(await putAndCount(all, all.aws.account.now)).toBe(POINTS);
  expect(seen.encoding).toBe('gzip');
});

test('and over HTTP', async () => {
  const aws = await openLocalAws(allServices);
  const server = await serve(aws, (bug) => expect.fail(String(bug)));
  onTestFinished(() => server.close());
  const config = { region: 'us-east-1', endpoint: server.url, ...LOCAL_SETTINGS };
  const clients = allClientsOf(config, () => Promise.resolve());
  const seen = watched(clients);
  expect(await putAndCount(clients, aws.account.now)).toBe(POINTS);
  expect(seen.encoding).toBe('gzip');
});

const TARGET = 'AmazonEC2ContainerServiceV20141113.ListClusters';

test.each([
  ['gzip', gzipSync('{}'), 200, undefined],
  ['GZIP', gzipSync('{}'), 200, undefined],
  ['identity', Buffer.from('{}'), 200, undefined],
  ['gzip', Buffer.from('{}'), 400, 'SerializationException'],
  ['gzip', gzipSync('{}').subarray(0, 12), 400, 'SerializationException'],
  ['gzip', gzipSync(Buffer.alloc(LARGEST_BODY + 1)), 413, 'RequestEntityTooLargeException'],
  ['br', Buffer.from('{}'), 501, 'NotImplemented'],
])('a body in %s', async (encoding, packed, status, code) => {
  const aws = await openLocalAws();
  const headers = { 'x-amz-target': TARGET, 'content-encoding': encoding };
  const reply = await aws.handle({ headers, body: Uint8Array.from(packed) });
  const { __type } = JSON.parse(new TextDecoder().decode(reply.body)) as { __type?: string };
  expect([reply.status, __type]).toEqual([status, code]);
});
