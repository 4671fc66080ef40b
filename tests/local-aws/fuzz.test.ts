import { expect, test } from 'vitest';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices as services } from '../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../src/local-aws/stores/memory.ts';
import type { WireResponse } from '../../src/local-aws/wire/messages.ts';
import { startHttpServer } from '../../src/local-aws/transports/http-server.ts';
import { raise } from '../local.ts';
import { proof } from '../proof.ts';
import { requestsOf, spoil, type Malformed } from './malformed.ts';
import { randomFrom } from './wire/random-values.ts';

const [REQUESTS, OVER_HTTP] =
  process.env['CONFORMANCE'] === undefined ? [5000, 300] : [100_000, 3000];

/** Milliseconds that one answer may take; far more than any takes, and far less than a hang. */
const PATIENCE = 2000;

test(`${REQUESTS} malformed requests get well-formed errors, no crash and no hang`, async () => {
  const counted = proof('fuzz: in process');
  const make = requestsOf(services);
  let aws = await open();
  for (let seed = 0; seed < REQUESTS; seed++) {
    if (seed % 500 === 0) aws = await open();
    const random = randomFrom(seed);
    const wellFormed = await make(random);
    const { name } = wellFormed;
    const malformed = spoil(wellFormed, random);
    const what = `seed ${seed}: ${name} ${malformed.how}`;
    const began = performance.now();
    try {
      const problem = problemIn(malformed, await aws.handle(malformed.request));
      if (problem === undefined) counted.pass();
      else counted.fail(`${what}: ${problem}`);
      if (seed % 50 === 0) await aws.sleep(60_000);
    } catch (error) {
      counted.fail(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    if (performance.now() - began > PATIENCE) counted.fail(`${what}: took too long`);
  }
  counted.end();
}, 3_600_000);

test(`${OVER_HTTP} malformed requests are answered over HTTP as well`, async () => {
  const counted = proof('fuzz: over HTTP');
  const make = requestsOf(services);
  const bugs: unknown[] = [];
  const server = await startHttpServer(await open(), {
    port: 0,
    speed: 'virtual',
    identity: 'fuzz',
    onBug: (bug) => bugs.push(bug),
  });
  for (let seed = 0; seed < OVER_HTTP; seed++) {
    const random = randomFrom(1_000_000 + seed);
    const wellFormed = await make(random);
    const { name } = wellFormed;
    const malformed = spoil(wellFormed, random);
    const { host: _host, 'content-length': _length, ...headers } = malformed.request.headers;
    for (const [header, value] of Object.entries(headers)) {
      // fetch refuses to send what HTTP cannot carry.
      headers[header] = value.replace(/[^\t\x20-\x7e]/g, '?');
    }
    const { method = 'POST', path = '/', body } = malformed.request;
    const signal = AbortSignal.timeout(PATIENCE);
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const reply = await fetch(server.url + path, {
      method,
      headers,
      signal,
      ...(hasBody && { body }),
    });
    const response = {
      status: reply.status,
      headers: Object.fromEntries(reply.headers),
      body: new Uint8Array(await reply.arrayBuffer()),
    };
    const problem = problemIn(malformed, response);
    if (problem === undefined) counted.pass();
    else counted.fail(`seed ${seed}: ${name} ${malformed.how}: ${problem}`);
  }
  await server.close();
  expect(bugs).toEqual([]);
  counted.end();
}, 3_600_000);

function open(): Promise<LocalAws> {
  return LocalAws.open({ store: memoryStore(), services, onBug: raise });
}

/** Returns the fault of an answer, or `undefined`. */
function problemIn({ hopeless, answeredIn }: Malformed, { status, headers, body }: WireResponse) {
  const text = new TextDecoder().decode(body);
  if (hopeless && status < 400) return `answered ${status} to a body that is no JSON`;
  const isXml = headers['content-type']!.startsWith('text/xml');
  if (answeredIn !== undefined && isXml !== (answeredIn === 'xml')) {
    return `answered in ${headers['content-type']}, and the service speaks ${answeredIn}`;
  }
  if (status >= 400 && !(isXml ? isXmlError(text) : isJsonError(text))) {
    return `an error that is not well-formed: ${text.slice(0, 300)}`;
  }
  return undefined;
}

function isJsonError(text: string): boolean {
  const { __type, message } = JSON.parse(text) as Record<string, unknown>;
  return typeof __type === 'string' && /^\w[\w.]*$/.test(__type) && typeof message === 'string';
}

// Text without a bare `<` or `&` between the tags of the two envelopes.
function isXmlError(text: string): boolean {
  return ENVELOPES.some((envelope) => envelope.test(text));
}

const CONTENT = '(?:[^<&]|&(?:amp|lt|gt|quot|#39|#13);)*';
const ERROR = `<Code>[\\w.]+</Code><Message>${CONTENT}</Message>(?:<(\\w+)>${CONTENT}</\\1>)*</Error>`;
const PROLOGUE = '^<\\?xml version="1.0" encoding="UTF-8"\\?>\\n';
const ENVELOPES = [
  new RegExp(
    `${PROLOGUE}<Response><Errors><Error>${ERROR}</Errors><RequestID>[0-9a-f-]{36}</RequestID></Response>$`,
  ),
  new RegExp(
    `${PROLOGUE}<ErrorResponse xmlns="[^"<&]*"><Error><Type>(?:Sender|Receiver)</Type>${ERROR}<RequestId>[0-9a-f-]{36}</RequestId></ErrorResponse>$`,
  ),
];
