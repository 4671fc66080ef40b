import { AwsError } from '../core/error.ts';
import type { Operation, Service } from '../core/operation.ts';
import { decodeJson, encodeJson, encodeJsonError } from './aws-json.ts';
import { decodeQuery, parseQuery, type QueryNode } from './aws-query.ts';
import { inputOf, outputOf } from './shape.ts';
import { encodeXml, encodeXmlError } from './xml.ts';

/** An HTTP request, however it arrived. Header names are in lower case. */
export interface WireRequest {
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** What a request asks for, before its input is decoded. */
export interface Route {
  service: Service;
  /** Undefined when the service is here and the operation is not. */
  operation: Operation | undefined;
  /** The operation's name as the request spells it. */
  name: string;
  region: string;
  /** The parameters, in the query protocols. */
  query?: QueryNode;
  /** The body, in the JSON protocol. */
  text: string;
}

/**
 * Finds the service and the operation that a request names: by `X-Amz-Target` in JSON; else by `Action`, and by the
 * service that it is signed for or, unsigned, by its API version.
 *
 * Throws `AwsError` with code `UnknownOperationException` when the request names nothing.
 */
export function route(request: WireRequest, services: readonly Service[], region: string): Route {
  const text = new TextDecoder().decode(request.body);
  const scope = scopeOf(request.headers);
  if (scope && !REGION.test(scope[1]!)) throw invalidRegion(request);
  const from = { region: scope?.[1] ?? region, text };
  const target = request.headers['x-amz-target'];
  if (target !== undefined) {
    const service = byTarget(target, services);
    if (!service) throw unknownService(target);
    const name = target.slice(target.lastIndexOf('.') + 1);
    return { ...from, service, name, operation: named(service, name) };
  }
  const query = parseQuery(text);
  const name = query.children.get('Action')?.value;
  const version = query.children.get('Version')?.value;
  const service =
    services.find((each) => each.protocol !== 'awsJson1_1' && each.id === scope?.[2]) ??
    services.find((each) => each.protocol !== 'awsJson1_1' && each.version === version);
  if (!service || name === undefined) throw unknownService(scope?.[2] ?? 'the request');
  return { ...from, service, name, operation: named(service, name), query };
}

/**
 * The service that the headers of a request name, or `undefined`. Unsigned query requests name theirs in the body alone.
 */
export function serviceOf(
  headers: Record<string, string>,
  services: readonly Service[],
): Service | undefined {
  const target = headers['x-amz-target'];
  if (target !== undefined) return byTarget(target, services);
  const signedFor = scopeOf(headers)?.[2];
  return services.find((each) => each.protocol !== 'awsJson1_1' && each.id === signedFor);
}

/** Decodes the input of a routed request. Throws `AwsError` when it does not fit the schema. */
export function decode(routed: Route, operation: Operation): object {
  const schema = inputOf(operation.schema);
  if (routed.service.protocol === 'awsJson1_1') return decodeJson(schema, routed.text);
  return decodeQuery(schema, routed.query!, routed.service.protocol === 'ec2Query');
}

/** Encodes a reply in the protocol of its service. */
export function encode(
  service: Service,
  operation: Operation,
  output: object,
  requestId: string,
): WireResponse {
  const schema = outputOf(operation.schema);
  if (service.protocol === 'awsJson1_1') return json(200, encodeJson(schema, output), requestId);
  const ec2 = service.protocol === 'ec2Query';
  const { xmlNamespace } = service;
  return xml(
    200,
    encodeXml(operation.name, schema, output, { ec2, xmlNamespace, requestId }),
    requestId,
  );
}

/** Encodes an error in the protocol of its service, or in the one that the request looks like when there is none. */
export function encodeError(
  service: Service | undefined,
  error: AwsError,
  requestId: string,
  request: WireRequest,
): WireResponse {
  if (service ? service.protocol === 'awsJson1_1' : !isForm(request)) {
    return json(error.status, encodeJsonError(error), requestId);
  }
  const ec2 = service?.protocol === 'ec2Query';
  const xmlNamespace = service?.xmlNamespace ?? '';
  return xml(error.status, encodeXmlError(error, { ec2, xmlNamespace, requestId }), requestId);
}

// --- internal ---

const REGION = /^[a-z]{2,4}(-[a-z]{2,12}){1,3}-\d{1,2}$/;

/** What a request is signed for: the Region is first, the service second. */
function scopeOf(headers: Record<string, string>): RegExpExecArray | null {
  return /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers['authorization'] ?? '');
}

function byTarget(target: string, services: readonly Service[]): Service | undefined {
  const prefix = target.slice(0, target.lastIndexOf('.'));
  return services.find((each) => each.protocol === 'awsJson1_1' && each.target === prefix);
}

function isForm({ headers }: WireRequest): boolean {
  return (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

// AWS's words, without the Region that it would rather see; JSON services have a code of their own for it.
function invalidRegion({ headers }: WireRequest): AwsError {
  const code =
    headers['x-amz-target'] === undefined ? 'SignatureDoesNotMatch' : 'InvalidSignatureException';
  return new AwsError(code, 'Credential should be scoped to a valid region.', 403);
}

function named(service: Service, name: string): Operation | undefined {
  return service.operations.find((each) => each.name === name);
}

function unknownService(what: string): AwsError {
  return new AwsError('UnknownOperationException', `The local AWS does not know ${what}.`, 404);
}

function json(status: number, text: string, requestId: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId },
    body: new TextEncoder().encode(text),
  };
}

function xml(status: number, text: string, requestId: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`),
  };
}
