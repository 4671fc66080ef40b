import { AwsError } from '../core/error.ts';
import type { Operation, Protocol, Service } from '../core/operation.ts';
import { isRegion } from '../core/regions.ts';
import { decodeJson, encodeJson, encodeJsonError } from './aws-json.ts';
import { decodeQuery, parseQuery, type QueryNode } from './aws-query.ts';
import { decodeRest, encodeRest, findRestOperation, type RestRequest } from './rest-json.ts';
import { inputOf, outputOf } from './shape.ts';
import { encodeXml, encodeXmlError } from './xml.ts';

/** An HTTP request, however it arrived. Header names are in lower case. */
export interface WireRequest {
  /** `POST` when left out. */
  method?: string;
  /** The path with the query string, as it was sent; `/` when left out. */
  path?: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** The service and the operation of a request, before its input is decoded. */
export interface Route {
  service: Service;
  /** The one of the service's protocols that the request is in. */
  protocol: Protocol;
  /** Undefined when the service is here and the operation is not. */
  operation: Operation | undefined;
  /** The operation's name as the request spells it; the method and the path in a REST protocol. */
  name: string;
  region: string;
  /** The parameters, in the query protocols. */
  query?: QueryNode;
  /** The request, in a REST protocol. */
  rest?: RestRequest;
  /** The body, in the JSON protocols. */
  text: string;
}

/**
 * Finds the service and the operation that a request names: by `X-Amz-Target` in JSON; else by `Action`, and by the
 * service that it is signed for or, unsigned, by its API version. REST services are found by their signature, and the
 * operation by method and path.
 *
 * Throws `AwsError` with code `UnknownOperationException` when the request names nothing.
 */
export function route(request: WireRequest, services: readonly Service[], region: string): Route {
  const text = new TextDecoder().decode(request.body);
  const scope = scopeOf(request.headers);
  if (scope && !isRegion(scope[1]!)) throw invalidRegion(request);
  const from = { region: scope?.[1] ?? region, text };
  const target = request.headers['x-amz-target'];
  if (target !== undefined) {
    const service = byTarget(target, services);
    if (!service) throw unknownService(target);
    const name = target.slice(target.lastIndexOf('.') + 1);
    const { protocol } = service;
    return { ...from, service, protocol, name, operation: named(service, name) };
  }
  const restful = services.find((each) => each.protocol === 'restJson1' && each.id === scope?.[2]);
  if (restful) return { ...from, ...restRoute(restful, request) };
  const query = parseQuery(text);
  const name = query.children.get('Action')?.value;
  const version = query.children.get('Version')?.value;
  const service =
    services.find((each) => queryProtocol(each) && each.id === scope?.[2]) ??
    services.find((each) => queryProtocol(each) && each.version === version);
  if (!service || name === undefined) throw unknownService(scope?.[2] ?? 'the request');
  const protocol = queryProtocol(service)!;
  return { ...from, service, protocol, name, operation: named(service, name), query };
}

/**
 * The service that the headers of a request name, or `undefined`. Unsigned query requests name theirs in the body
 * alone.
 */
export function serviceOf(
  headers: Record<string, string>,
  services: readonly Service[],
): Service | undefined {
  const target = headers['x-amz-target'];
  if (target !== undefined) return byTarget(target, services);
  const signedFor = scopeOf(headers)?.[2];
  return services.find(
    (each) => (each.protocol === 'restJson1' || queryProtocol(each)) && each.id === signedFor,
  );
}

/** Decodes the input of a routed request. Throws `AwsError` when it does not fit the schema. */
export function decode({ protocol, text, query, rest }: Route, operation: Operation): object {
  const schema = inputOf(operation.schema);
  if (rest) return decodeRest(schema, operation.schema, rest);
  if (isJson(protocol)) return decodeJson(schema, text);
  return decodeQuery(schema, query!, protocol === 'ec2Query');
}

/** Encodes a reply in the protocol of its request. */
export function encode(
  { service, protocol }: Route,
  operation: Operation,
  output: object,
  requestId: string,
): WireResponse {
  const schema = outputOf(operation.schema);
  if (protocol === 'restJson1') {
    const { status, headers, body } = encodeRest(schema, operation.schema, output);
    return { status, headers: { ...headers, 'x-amzn-requestid': requestId }, body };
  }
  if (isJson(protocol)) return json(protocol, 200, encodeJson(schema, output), requestId);
  const ec2 = protocol === 'ec2Query';
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
  const protocol = protocolOf(service, request);
  if (isJson(protocol)) {
    const response = json(protocol, error.status, encodeJsonError(error), requestId);
    return { ...response, headers: { ...response.headers, ...errorHeaders(protocol, error) } };
  }
  const ec2 = protocol === 'ec2Query';
  const xmlNamespace = service?.xmlNamespace ?? '';
  return xml(error.status, encodeXmlError(error, { ec2, xmlNamespace, requestId }), requestId);
}

// --- internal ---

/** The scope that a request is signed for: the Region is first, the service second. */
function scopeOf(headers: Record<string, string>): RegExpExecArray | null {
  return /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers['authorization'] ?? '');
}

function byTarget(target: string, services: readonly Service[]): Service | undefined {
  const prefix = target.slice(0, target.lastIndexOf('.'));
  return services.find((each) => isJson(each.protocol) && each.target === prefix);
}

/** The protocol in which a service reads forms, or `undefined`. */
function queryProtocol({ protocol, formerProtocol }: Service): 'awsQuery' | 'ec2Query' | undefined {
  return protocol === 'awsQuery' || protocol === 'ec2Query' ? protocol : formerProtocol;
}

function isJson(protocol: Protocol): protocol is 'awsJson1_0' | 'awsJson1_1' | 'restJson1' {
  return protocol === 'awsJson1_0' || protocol === 'awsJson1_1' || protocol === 'restJson1';
}

function protocolOf(service: Service | undefined, request: WireRequest): Protocol {
  if (!service) return isForm(request) ? 'awsQuery' : 'awsJson1_1';
  const { protocol, formerProtocol } = service;
  const isFormer = formerProtocol && request.headers['x-amz-target'] === undefined;
  return isFormer ? formerProtocol : protocol;
}

function restRoute(
  service: Service,
  { method = 'POST', path = '/', headers, body }: WireRequest,
): Omit<Route, 'region' | 'text'> {
  const rest = { method, path, headers, body };
  const operation = findRestOperation(service.operations, rest);
  const name = operation?.name ?? `${method} ${path.split('?')[0]}`;
  return { service, protocol: 'restJson1', name, operation, rest };
}

/**
 * A REST client reads the code of an error from a header. A client whose service used to speak query reads the code
 * that it had then from another:
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
function errorHeaders(protocol: Protocol, error: AwsError): Record<string, string> {
  if (protocol === 'restJson1') return { 'x-amzn-errortype': error.code };
  if (protocol !== 'awsJson1_0') return {};
  const fault = error.status >= 500 ? 'Receiver' : 'Sender';
  return { 'x-amzn-query-error': `${error.code};${fault}` };
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

const JSON_TYPES = {
  awsJson1_0: 'application/x-amz-json-1.0',
  awsJson1_1: 'application/x-amz-json-1.1',
  restJson1: 'application/json',
};

function json(
  protocol: keyof typeof JSON_TYPES,
  status: number,
  text: string,
  requestId: string,
): WireResponse {
  return {
    status,
    headers: { 'content-type': JSON_TYPES[protocol], 'x-amzn-requestid': requestId },
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
