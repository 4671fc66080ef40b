import { expect, onTestFinished, test } from 'vitest';
import { startHttpServer } from '../../../src/local-aws/transports/http-server.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { openLocalAws } from '../../local.ts';

interface Asked {
  method?: string;
  path?: string;
  headers: Record<string, string>;
  body?: string;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

function signedFor(service: string): Record<string, string> {
  const scope = `20261102/us-east-1/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/${scope}, SignedHeaders=host, Signature=0`;
  return { authorization };
}

/** A service that is not served, how its client asks, and where that client looks for the code and the message. */
const SERVICES: [what: string, asked: Asked, type: string, found: RegExp][] = [
  [
    'Amazon SQS, in JSON 1.0',
    {
      headers: {
        ...signedFor('sqs'),
        'x-amz-target': 'AmazonSQS.ListQueues',
        'content-type': 'application/x-amz-json-1.0',
      },
      body: '{}',
    },
    'application/x-amz-json-1.0',
    /^\{"__type":"NotImplemented","message":"The local AWS does not serve AmazonSQS\.ListQueues\."\}$/,
  ],
  [
    'Amazon ECR, in JSON 1.1',
    {
      headers: {
        ...signedFor('ecr'),
        'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.DescribeRepositories',
        'content-type': 'application/x-amz-json-1.1',
      },
      body: '{}',
    },
    'application/x-amz-json-1.1',
    /^\{"__type":"NotImplemented","message":"The local AWS does not serve AmazonEC2ContainerRegistry_V20150921\.DescribeRepositories\."\}$/,
  ],
  [
    'Amazon SNS, in the query protocol',
    {
      headers: { ...signedFor('sns'), ...FORM },
      body: 'Action=ListTopics&Version=2010-03-31',
    },
    'text/xml;charset=UTF-8',
    /<ErrorResponse xmlns=""><Error><Type>Receiver<\/Type><Code>NotImplemented<\/Code><Message>The local AWS does not serve sns:ListTopics\.<\/Message>/,
  ],
  [
    'Classic Load Balancers, which are signed for as the others are',
    {
      headers: { ...signedFor('elasticloadbalancing'), ...FORM },
      body: 'Action=DescribeLoadBalancers&Version=2012-06-01',
    },
    'text/xml;charset=UTF-8',
    /<Error><Type>Receiver<\/Type><Code>NotImplemented<\/Code><Message>The local AWS does not serve elasticloadbalancing:DescribeLoadBalancers of 2012-06-01\./,
  ],
  [
    'Amazon EFS, in REST JSON',
    { method: 'GET', path: '/2015-02-01/file-systems', headers: signedFor('elasticfilesystem') },
    'application/json',
    /^\{"__type":"NotImplemented","message":"The local AWS does not serve elasticfilesystem\."\}$/,
  ],
  [
    'Amazon S3, in REST XML',
    { method: 'GET', path: '/', headers: signedFor('s3') },
    'text/xml;charset=UTF-8',
    /^<\?xml [^>]+>\n<Error><Code>NotImplemented<\/Code><Message>The local AWS does not serve s3\.<\/Message><RequestId>[^<]+<\/RequestId><\/Error>$/,
  ],
  [
    'Amazon Route 53, in REST XML',
    { method: 'GET', path: '/2013-04-01/hostedzone', headers: signedFor('route53') },
    'text/xml;charset=UTF-8',
    /<ErrorResponse xmlns=""><Error><Type>Receiver<\/Type><Code>NotImplemented<\/Code><Message>The local AWS does not serve route53\./,
  ],
];

test.each(SERVICES)(
  '%s, is refused by name in its own protocol',
  async (_what, asked, type, found) => {
    const server = await startHttpServer(await openLocalAws(allServices), {
      port: 0,
      speed: 'virtual',
      identity: 'a test',
      onBug: (bug) => expect.fail(String(bug)),
    });
    onTestFinished(() => server.close());
    const { method = 'POST', path = '/', headers, body } = asked;
    const reply = await fetch(server.url + path, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([501, type]);
    expect(await reply.text()).toMatch(found);
    if (type === 'application/json') {
      expect(reply.headers.get('x-amzn-errortype')).toBe('NotImplemented');
    }
  },
);

test('EC2 takes the versions of its past', async () => {
  const aws = await openLocalAws(allServices);
  const reply = await aws.handle({
    headers: { ...signedFor('ec2'), ...FORM },
    body: new TextEncoder().encode('Action=DescribeVpcs&Version=2014-10-01'),
  });
  expect(reply.status).toBe(200);
});

test('a request that names nothing is unknown', async () => {
  const aws = await openLocalAws(allServices);
  const { status, body } = await aws.handle({ headers: {}, body: new Uint8Array() });
  expect([status, new TextDecoder().decode(body)]).toEqual([
    404,
    '{"__type":"UnknownOperationException","message":"The local AWS does not know the request."}',
  ]);
});
