import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogStreamCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  InvalidParameterException,
  paginateFilterLogEvents,
  PutLogEventsCommand,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
  ValidationException,
  type CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { writeLogLines } from '../../../src/local-aws/services/logs/events/write-log-lines.ts';
import { clientsOf, openLocalAws } from '../../local.ts';
import { refusal } from './refusal.ts';

const logGroupName = '/ecs/web';
const ARN = 'arn:aws:logs:us-east-1:111122223333:log-group:/ecs/web';
const NOW = Date.parse('2026-11-02T09:00:00Z');
const DAY = 86_400_000;

test('a stream is made once', async () => {
  const { logs } = await openWithStreams('web/web/1');
  const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }));
  expect(logStreams).toEqual([
    {
      logStreamName: 'web/web/1',
      creationTime: NOW,
      arn: `${ARN}:log-stream:web/web/1`,
      storedBytes: 0,
    },
  ]);
  const again = { logGroupName, logStreamName: 'web/web/1' };
  const refused = await refusal(logs.send(new CreateLogStreamCommand(again)));
  expect(refused).toBeInstanceOf(ResourceAlreadyExistsException);
  expect(refused.message).toBe('The specified log stream already exists');
});

test('a stream has no colon in its name', async () => {
  const { logs } = await openWithStreams();
  const colon = { logGroupName, logStreamName: 'a:b' };
  const refused = await refusal(logs.send(new CreateLogStreamCommand(colon)));
  expect(refused).toBeInstanceOf(InvalidParameterException);
  expect(refused.message).toBe(
    "1 validation error detected: Value 'a:b' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*",
  );
});

test('a stream that is not there is told from a log group that is not there', async () => {
  const { logs } = await openWithStreams();
  const logEvents = [{ timestamp: NOW, message: 'hello' }];
  const stream = { logGroupName, logStreamName: 'gone' };
  const group = { logGroupName: 'gone', logStreamName: 'gone' };
  for (const [named, message] of [
    [stream, 'The specified log stream does not exist.'],
    [group, 'The specified log group does not exist.'],
  ] as const) {
    for (const call of [
      () => logs.send(new PutLogEventsCommand({ ...named, logEvents })),
      () => logs.send(new GetLogEventsCommand(named)),
      () => logs.send(new DeleteLogStreamCommand(named)),
    ]) {
      const refused = await refusal(call());
      expect(refused).toBeInstanceOf(ResourceNotFoundException);
      expect(refused.message).toBe(message);
    }
  }
});

test('streams are listed by name, by prefix, and by their last event', async () => {
  const { logs } = await openWithStreams('b', 'a', 'ab');
  await put(logs, 'a', [NOW, 'later']);
  await put(logs, 'b', [NOW - 1, 'sooner']);
  const names = async (input: object) => {
    const describe = new DescribeLogStreamsCommand({ logGroupName, ...input });
    const { logStreams, nextToken } = await logs.send(describe);
    return { names: logStreams!.map(({ logStreamName }) => logStreamName), nextToken };
  };
  expect((await names({})).names).toEqual(['a', 'ab', 'b']);
  expect((await names({ logStreamNamePrefix: 'a' })).names).toEqual(['a', 'ab']);
  const latest = { orderBy: 'LastEventTime', descending: true, limit: 2 };
  const first = await names(latest);
  expect(first.names).toEqual(['a', 'b']);
  expect((await names({ ...latest, nextToken: first.nextToken })).names).toEqual(['ab']);
  const both = { logGroupName, orderBy: 'LastEventTime', logStreamNamePrefix: 'a' } as const;
  expect((await refusal(logs.send(new DescribeLogStreamsCommand(both)))).message).toBe(
    'Cannot order by LastEventTime with a logStreamNamePrefix.',
  );
});

test('a log group is named by its name or by its ARN and not by both', async () => {
  const { logs } = await openWithStreams('a');
  for (const logGroupIdentifier of [ARN, logGroupName]) {
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupIdentifier }));
    expect(logStreams).toHaveLength(1);
  }
  const both = { logGroupName, logGroupIdentifier: ARN };
  const refused = await refusal(logs.send(new DescribeLogStreamsCommand(both)));
  expect(refused).toBeInstanceOf(ValidationException);
  expect(refused.message).toBe('LogGroup name and LogGroup ARN are mutually exclusive parameters.');
  const neither = await refusal(logs.send(new DescribeLogStreamsCommand({})));
  expect(neither).toBeInstanceOf(InvalidParameterException);
});

test('a stream knows the times of its events', async () => {
  const { logs } = await openWithStreams('a');
  await put(logs, 'a', [NOW - 5, 'one'], [NOW - 3, 'two']);
  const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }));
  expect(logStreams![0]).toMatchObject({
    firstEventTimestamp: NOW - 5,
    lastEventTimestamp: NOW - 3,
    lastIngestionTime: NOW,
  });
});

test('events are read from the tail, and from the head when asked, a page at a time', async () => {
  const { logs } = await openWithStreams('a');
  await put(logs, 'a', [NOW - 4, '1'], [NOW - 3, '2'], [NOW - 2, '3'], [NOW - 1, '4'], [NOW, '5']);
  const read = async (input: object) => {
    const get = new GetLogEventsCommand({ logGroupName, logStreamName: 'a', limit: 2, ...input });
    const { events, nextForwardToken, nextBackwardToken } = await logs.send(get);
    const text = events!.map(({ message }) => message).join('');
    return { text, forward: nextForwardToken, backward: nextBackwardToken };
  };
  const tail = await read({});
  expect(tail.text).toBe('45');
  const earlier = await read({ nextToken: tail.backward });
  expect(earlier.text).toBe('23');
  expect((await read({ nextToken: earlier.backward })).text).toBe('1');
  const head = await read({ startFromHead: true });
  expect(head.text).toBe('12');
  const second = await read({ nextToken: head.forward });
  const third = await read({ nextToken: second.forward });
  expect([second.text, third.text]).toEqual(['34', '5']);
  const end = await read({ nextToken: third.forward });
  expect(end).toMatchObject({ text: '', forward: third.forward });
  expect((await read({ startTime: NOW - 3, endTime: NOW - 1 })).text).toBe('23');
});

test('a token that no page gave is refused', async () => {
  const { logs } = await openWithStreams('a');
  const get = { logGroupName, logStreamName: 'a', nextToken: 'f/1' };
  const filter = { logGroupName, nextToken: 'f/1' };
  for (const call of [
    () => logs.send(new GetLogEventsCommand(get)),
    () => logs.send(new FilterLogEventsCommand(filter)),
  ]) {
    const refused = await refusal(call());
    expect(refused).toBeInstanceOf(InvalidParameterException);
    expect(refused.message).toBe('The specified nextToken is invalid.');
  }
});

test('more than 10000 events at once are refused', async () => {
  const { logs } = await openWithStreams('a');
  const limit = 10_001;
  for (const call of [
    () => logs.send(new GetLogEventsCommand({ logGroupName, logStreamName: 'a', limit })),
    () => logs.send(new FilterLogEventsCommand({ logGroupName, limit })),
  ]) {
    expect((await refusal(call())).message).toBe(
      "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
    );
  }
});

test('events out of order are refused', async () => {
  const { logs } = await openWithStreams('a');
  const refused = await refusal(put(logs, 'a', [NOW, 'late'], [NOW - 1, 'early']));
  expect(refused).toBeInstanceOf(InvalidParameterException);
  expect(refused.message).toBe(
    'Log events in a single PutLogEvents request must be in chronological order.',
  );
});

test('events that are too old or too new are left out', async () => {
  const { logs } = await openWithStreams('a');
  const { rejectedLogEventsInfo } = await put(
    logs,
    'a',
    [NOW - 15 * DAY, 'old'],
    [NOW, 'good'],
    [NOW + DAY, 'new'],
  );
  expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  expect(events!.map(({ message }) => message)).toEqual(['good']);
});

test('a search goes over the streams of a log group by time', async () => {
  const { logs } = await openWithStreams('web/web/1', 'web/web/2', 'api/api/1');
  await put(logs, 'web/web/1', [NOW - 9, 'first'], [NOW - 1, 'third']);
  await put(logs, 'web/web/2', [NOW - 5, 'second']);
  await put(logs, 'api/api/1', [NOW, 'other']);
  const search = async (input: object) => {
    const filter = new FilterLogEventsCommand({ logGroupName, ...input });
    const { events, searchedLogStreams } = await logs.send(filter);
    expect(searchedLogStreams).toEqual([]);
    return events!.map(({ message }) => message);
  };
  expect(await search({})).toEqual(['first', 'second', 'third', 'other']);
  expect(await search({ logStreamNamePrefix: 'web/' })).toEqual(['first', 'second', 'third']);
  expect(await search({ logStreamNames: ['web/web/2'] })).toEqual(['second']);
  expect(await search({ startTime: NOW - 5, endTime: NOW - 1 })).toEqual(['second', 'third']);
  expect(await search({ filterPattern: 'ir' })).toEqual(['first', 'third']);
  const both = { logGroupName, logStreamNames: ['a'], logStreamNamePrefix: 'a' };
  expect(await refusal(logs.send(new FilterLogEventsCommand(both)))).toBeInstanceOf(
    InvalidParameterException,
  );
});

test('a found event has its stream, its times and an id', async () => {
  const { logs } = await openWithStreams('a');
  await put(logs, 'a', [NOW - 1, 'hello']);
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  expect(events).toEqual([
    {
      logStreamName: 'a',
      timestamp: NOW - 1,
      message: 'hello',
      ingestionTime: NOW,
      eventId: expect.stringMatching(/^3\d{55}$/) as string,
    },
  ]);
});

test('a search comes in pages', async () => {
  const { logs } = await openWithStreams('a', 'b');
  await put(logs, 'a', [NOW, '1'], [NOW, '2'], [NOW, '3']);
  await put(logs, 'b', [NOW, '4'], [NOW, '5']);
  const pages: string[] = [];
  const pager = paginateFilterLogEvents({ client: logs, pageSize: 2 }, { logGroupName });
  for await (const { events } of pager) pages.push(events!.map(({ message }) => message).join(''));
  expect(pages).toEqual(['12', '34', '5']);
});

test.for([
  ['GET 500', ['GET / 500']],
  ['get', []],
  ['?404 ?500', ['GET / 404', 'GET / 500']],
  ['GET -404', ['GET / 500']],
  ['"/ 404"', ['GET / 404']],
  ['"say \\"hi\\""', ['say "hi"']],
  ['GET ?hi', ['GET / 404', 'GET / 500']],
  ['', ['GET / 404', 'GET / 500', 'say "hi"']],
] as const)('the filter pattern %s finds %j', async ([filterPattern, found]) => {
  const { logs } = await openWithStreams('a');
  await put(logs, 'a', [NOW, 'GET / 404'], [NOW, 'GET / 500'], [NOW, 'say "hi"']);
  const filter = new FilterLogEventsCommand({ logGroupName, filterPattern });
  const { events } = await logs.send(filter);
  expect(events!.map(({ message }) => message)).toEqual(found);
});

test.for(['{ $.level = "error" }', '[ip, user]', '%40\\d%'])(
  'the filter pattern %s is not served, and the reply says so',
  async (filterPattern) => {
    const { logs } = await openWithStreams();
    const filter = new FilterLogEventsCommand({ logGroupName, filterPattern });
    const refused = await refusal(logs.send(filter));
    expect(refused).toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
  },
);

test('a deleted stream takes its events along', async () => {
  const { logs } = await openWithStreams('a');
  await put(logs, 'a', [NOW, 'hello']);
  await logs.send(new DeleteLogStreamCommand({ logGroupName, logStreamName: 'a' }));
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  expect(events).toEqual([]);
});

test('what is in the streams is not in the inventory', async () => {
  const { aws, logs } = await openWithStreams();
  const before = await aws.inventory();
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'a' }));
  await put(logs, 'a', [NOW, 'hello']);
  expect(await aws.inventory()).toEqual(before);
});

test('a container writes lines into a stream that it makes', async () => {
  const { aws, logs } = await openWithStreams();
  const region = aws.account.region('us-east-1');
  const write = (group: string, ...lines: string[]) =>
    aws.account.transaction(() => writeLogLines(region, group, 'web/web/1', lines));
  expect(await write(logGroupName, 'one', 'two')).toBe(true);
  expect(await write(logGroupName, 'three')).toBe(true);
  expect(await write('/ecs/gone', 'lost')).toBe(false);
  const get = new GetLogEventsCommand({ logGroupName, logStreamName: 'web/web/1' });
  const { events } = await logs.send(get);
  expect(events!.map(({ message }) => message)).toEqual(['one', 'two', 'three']);
});

test('permissions name a stream where the call is on one', async () => {
  const { aws, logs } = await openWithStreams('a');
  await put(logs, 'a', [NOW, 'hello']);
  await logs.send(new GetLogEventsCommand({ logGroupIdentifier: ARN, logStreamName: 'a' }));
  await logs.send(new FilterLogEventsCommand({ logGroupName }));
  await logs.send(new DescribeLogStreamsCommand({ logGroupName }));
  expect(aws.journal.entries.slice(1).flatMap(({ permissions }) => permissions)).toEqual([
    { action: 'logs:CreateLogStream', resource: `${ARN}:log-stream:a` },
    { action: 'logs:PutLogEvents', resource: `${ARN}:log-stream:a` },
    { action: 'logs:GetLogEvents', resource: `${ARN}:log-stream:a` },
    { action: 'logs:FilterLogEvents', resource: `${ARN}:*` },
    { action: 'logs:DescribeLogStreams', resource: `${ARN}:*` },
  ]);
});

// --- internal ---

async function openWithStreams(...names: string[]) {
  const aws = await openLocalAws();
  const { logs } = clientsOf(aws);
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  for (const logStreamName of names) {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  }
  return { aws, logs };
}

function put(logs: CloudWatchLogsClient, logStreamName: string, ...lines: [number, string][]) {
  const logEvents = lines.map(([timestamp, message]) => ({ timestamp, message }));
  return logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
}
