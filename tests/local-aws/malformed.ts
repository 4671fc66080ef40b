import { NormalizedSchema } from '@smithy/core/schema';
import type { Operation, Service } from '../../src/local-aws/core/operation.ts';
import { wireRequestOf } from '../../src/local-aws/transports/in-process.ts';
import type { WireRequest } from '../../src/local-aws/wire/messages.ts';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import { PACKAGES, type AnyClient, type CommandClass } from './wire/sdk-packages.ts';
import { randomValue, type Random } from './wire/random-values.ts';

/** A request, and whether its body cannot be understood, so that an answer other than an error would be wrong. */
export interface Malformed {
  how: string;
  request: WireRequest;
  hopeless: boolean;
  /**
   * The format that the answer must be in: the protocol of the service, where the headers still say which one is spoken
   * to.
   */
  answeredIn: 'json' | 'xml' | undefined;
}

/** A request as its client would send it. */
export interface WellFormed {
  request: WireRequest;
  name: string;
  answeredIn: 'json' | 'xml';
}

/** Makes requests of one operation after another as its client would send them. */
export function requestsOf(services: readonly Service[]) {
  const operations = services.flatMap((service) =>
    service.operations.map((operation) => ({ service, operation })),
  );
  const clients = new Map<string, AnyClient>();
  let caught: WireRequest;
  const requestHandler = {
    handle(request: Parameters<typeof wireRequestOf>[0]) {
      caught = wireRequestOf(request);
      return Promise.reject(new Caught());
    },
    destroy: () => undefined,
  };
  for (const { id } of services) {
    const configuration = {
      region: 'us-east-1',
      requestHandler,
      credentials: LOCAL_CREDENTIALS,
      maxAttempts: 1,
    };
    clients.set(id, PACKAGES[id]!.client(configuration) as AnyClient);
  }
  return async (random: Random): Promise<WellFormed> => {
    const { service, operation } = operations[random(operations.length)]!;
    const Command = PACKAGES[service.id]!.exports[`${operation.name}Command`] as CommandClass;
    try {
      await clients.get(service.id)!.send(new Command(inputFor(service, operation, random)));
    } catch (error) {
      if (!(error instanceof Caught)) throw error;
    }
    const answeredIn = /json/i.test(service.protocol) ? 'json' : 'xml';
    return { request: caught, name: `${service.id}:${operation.name}`, answeredIn };
  };
}

/** Spoils a request in one of many ways. */
export function spoil({ request, answeredIn }: WellFormed, random: Random): Malformed {
  const [how, change] = WAYS[random(WAYS.length)]!;
  const text = new TextDecoder().decode(request.body);
  const { method = 'POST', path = '/' } = request;
  const changed = change({ headers: { ...request.headers }, path, text, random });
  const body =
    typeof changed.text === 'string' ? new TextEncoder().encode(changed.text) : changed.text;
  const spoilt = {
    method,
    path: changed.path ?? path,
    headers: changed.headers,
    body: new Uint8Array(body),
  };
  return {
    how,
    request: spoilt,
    hopeless: isHopeless(spoilt),
    answeredIn: saysTheSame(request.headers, changed.headers) ? answeredIn : undefined,
  };
}

// --- internal ---

/** Stops a client when its request is made: nobody is to answer it. */
class Caught extends Error {}

function inputFor(service: Service, operation: Operation, random: Random): object {
  const schema = NormalizedSchema.of(operation.schema[4]);
  if (schema.isUnitSchema()) return {};
  const empty = service.protocol.startsWith('awsJson');
  return randomValue(schema, random, { empty }) as object;
}

interface Spoilable {
  headers: Record<string, string>;
  path?: string;
  text: string | Uint8Array;
}

type Way = (from: {
  headers: Record<string, string>;
  path: string;
  text: string;
  random: Random;
}) => Spoilable;

/** Returns true if two sets of headers name the same service. */
function saysTheSame(a: Record<string, string>, b: Record<string, string>): boolean {
  return ['authorization', 'x-amz-target'].every((name) => a[name] === b[name]);
}

/** Texts that are no requests in any protocol: XML, XML that is broken or that grows, forms and JSON of other services. */
const FOREIGN = [
  '<a><b></a>',
  '<?xml version="1.0"?><a b="1">&amp;</a>',
  '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
  '<![CDATA[',
  '--boundary\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--boundary--',
  '{"Action":"DescribeVpcs"}',
  'Action=DescribeVpcs&Version=2016-11-15',
  '\ufeff{}',
];

const CONTENT_TYPES = [
  '',
  'text/plain',
  'text/xml',
  'application/json',
  'application/x-amz-json-1.0',
  'application/x-amz-json-1.1',
  'application/x-www-form-urlencoded; charset=nonsense',
  'multipart/form-data; boundary=boundary',
];

const PATHS = [
  '/%',
  '/%ZZ',
  '/%c0%af',
  '//',
  '/?',
  '/?%=%',
  '/../../etc/passwd',
  '/%00',
  '/a/%F0%9F',
];

const NONSENSE = [
  'null',
  '[]',
  '{}',
  '"text"',
  '1e400',
  '-0',
  'true',
  '{"__proto__":{"a":1}}',
  '{"$date":1}',
  `"${'x'.repeat(70_000)}"`,
  `${'['.repeat(3000)}${']'.repeat(3000)}`,
  '"\\ud800"',
  '"\\u0000"',
];

const KEYS = [
  'Action=',
  'Filter.1.Name=',
  'Filter.999999999.Value.1=x',
  'Filter.-1.Name=x',
  '__proto__.a=1',
  'Tags.member.1.Key.Value.Key=x',
  'MaxResults=many',
  'MaxItems=1.5e999',
  'DryRun=perhaps',
  '%ZZ=%',
  '=',
  '&&&',
  `${'a.'.repeat(5000)}b=c`,
  'RoleName=a&RoleName=b',
];

const WAYS: (readonly [string, Way])[] = [
  ['as it is', ({ headers, text }) => ({ headers, text })],
  [
    'cut off',
    ({ headers, text, random }) => ({ headers, text: text.slice(0, random(text.length + 1)) }),
  ],
  ['without a body', ({ headers }) => ({ headers, text: '' })],
  [
    'of random bytes',
    ({ headers, random }) => ({
      headers,
      text: Uint8Array.from({ length: random(200) }, () => random(256)),
    }),
  ],
  [
    'with one byte changed',
    ({ headers, text, random }) => {
      const bytes = new TextEncoder().encode(text);
      if (bytes.length > 0) bytes[random(bytes.length)] = random(256);
      return { headers, text: bytes };
    },
  ],
  [
    'with a value of another type',
    ({ headers, text, random }) => ({ headers, text: otherValue(text, random) }),
  ],
  [
    'with another key',
    ({ headers, text, random }) => ({ headers, text: `${text}&${KEYS[random(KEYS.length)]}` }),
  ],
  [
    'with the keys doubled',
    ({ headers, text }) => ({
      headers,
      text: text.startsWith('{') ? text + text : `${text}&${text}`,
    }),
  ],
  [
    'in another format',
    ({ headers, random }) => ({ headers, text: FOREIGN[random(FOREIGN.length)]! }),
  ],
  [
    'with another content type',
    ({ headers, text, random }) => ({
      headers: { ...headers, 'content-type': CONTENT_TYPES[random(CONTENT_TYPES.length)]! },
      text,
    }),
  ],
  [
    'with a percent sign that encodes nothing',
    ({ headers, text, random }) => {
      const at = random(text.length + 1);
      return { headers, text: `${text.slice(0, at)}%${text.slice(at)}` };
    },
  ],
  [
    'at another path',
    ({ headers, path, text, random }) => {
      const nonsense = PATHS[random(PATHS.length)]!;
      return { headers, text, path: random(2) === 0 ? nonsense : `${path}${nonsense.slice(1)}` };
    },
  ],
  ['without headers', ({ text }) => ({ headers: {}, text })],
  [
    'for an operation that is not there',
    ({ headers, text }) => ({
      headers: {
        ...headers,
        ...(headers['x-amz-target'] && { 'x-amz-target': `${headers['x-amz-target']}\u2028<>` }),
      },
      text: text.replace(/^Action=\w+/, 'Action=%3Cscript%3E'),
    }),
  ],
  [
    'for a service that is not there',
    ({ headers, text }) => ({ headers: { ...headers, 'x-amz-target': 'Nothing.Here' }, text }),
  ],
  [
    'for a Region that is none',
    ({ headers, text }) => ({
      headers: {
        ...headers,
        authorization: headers['authorization']!.replace('us-east-1', '../../etc'),
      },
      text,
    }),
  ],
  [
    'in the protocol of another service',
    ({ headers, text }) => ({
      headers: {
        ...headers,
        authorization: headers['authorization']!.replace(/\/(\w+)\/aws4/, '/ec2/aws4'),
        'content-type': 'application/cbor',
      },
      text,
    }),
  ],
];

/** Replaces one value, deep in a JSON body or in a form. */
function otherValue(text: string, random: Random): string {
  const nonsense = NONSENSE[random(NONSENSE.length)]!;
  const values = [
    ...text.matchAll(
      text.startsWith('{') ? /[:[,]("(?:[^"\\]|\\.)*"|\d+|true|false)/g : /=([^&]*)/g,
    ),
  ];
  if (values.length === 0) return nonsense;
  const { index, 0: whole } = values[random(values.length)]!;
  return text.slice(0, index + 1) + nonsense + text.slice(index + whole.length);
}

/** Returns true if a body is no JSON although its headers promise it. */
function isHopeless({ headers, body }: WireRequest): boolean {
  if (headers['x-amz-target'] === undefined) return false;
  try {
    JSON.parse(new TextDecoder().decode(body) || '{}');
    return false;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return true;
  }
}
