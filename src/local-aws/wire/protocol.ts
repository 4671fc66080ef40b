import { AwsError } from '../core/error.ts';
import type { Operation, Protocol, Service } from '../core/operation.ts';
import { isRegion } from '../core/regions.ts';
import { decodeJson, encodeJson } from './aws-json.ts';
import { decodeQuery, parseQuery, type QueryNode } from './aws-query.ts';
import type { WireRequest, WireResponse } from './messages.ts';
import { cborReply, isJson, json, xml } from './replies.ts';
import { decodeRest, encodeRest, findRestOperation, type RestRequest } from './rest-json.ts';
import { cborTarget, decodeCbor, encodeCbor } from './rpc-v2-cbor.ts';
import { scopeOf } from './scope.ts';
import { inputOf, outputOf } from './shape.ts';
import { encodeXml } from './xml.ts';

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
  /** The body, as text in the JSON protocols and as it is in CBOR. */
  text: string;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * Finds the service and the operation that a request names: by `X-Amz-Target` in JSON; by the path in CBOR; else by
 * `Action`, and by the service that it is signed for or, unsigned, by its API version. REST services are found by their
 * signature, and the operation by method and path.
 *
 * Throws `AwsError`: 501 for a service that is not served, and `UnknownOperationException` when the request names nothing.
 */
export function route(request: WireRequest, services: readonly Service[], region: string): Route {
  const text = new TextDecoder().decode(request.body);
  const scope = scopeOf(request.headers);
  if (scope && !isRegion(scope[1]!)) throw invalidRegion(request);
  const from = { region: scope?.[1] ?? region, text, body: request.body };
  const inCbor = cborTarget(request);
  if (inCbor) {
    const { target, name } = inCbor;
    const service = services.find((each) => each.speaksCbor && each.target === target);
    if (!service) throw notServed(`${scope?.[2] ?? target}:${name} in RPC v2 CBOR`);
    return { ...from, service, protocol: 'rpcV2Cbor', name, operation: named(service, name) };
  }
  const target = request.headers['x-amz-target'];
  if (target !== undefined) {
    const service = byTarget(target, services);
    if (!service) throw notServed(target);
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
  if (!service) throw scope ? notServed(nameOf(scope[2]!, name)) : unknown();
  if (name === undefined) throw unknown();
  if (isOther(service, version)) throw notServed(`${nameOf(service.id, name)} of ${version}`);
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
export function decode({ protocol, text, body, query, rest }: Route, operation: Operation): object {
  const schema = inputOf(operation.schema);
  if (protocol === 'rpcV2Cbor') return decodeCbor(schema, body);
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
  if (protocol === 'rpcV2Cbor') return cborReply(200, encodeCbor(schema, output), requestId);
  if (isJson(protocol)) return json(protocol, 200, encodeJson(schema, output), requestId);
  const ec2 = protocol === 'ec2Query';
  const { xmlNamespace } = service;
  return xml(
    200,
    encodeXml(operation.name, schema, output, { ec2, xmlNamespace, requestId }),
    requestId,
  );
}

// --- internal ---

function byTarget(target: string, services: readonly Service[]): Service | undefined {
  const prefix = target.slice(0, target.lastIndexOf('.'));
  return services.find((each) => isJson(each.protocol) && each.target === prefix);
}

/** The protocol in which a service reads forms, or `undefined`. */
function queryProtocol({ protocol, formerProtocol }: Service): 'awsQuery' | 'ec2Query' | undefined {
  return protocol === 'awsQuery' || protocol === 'ec2Query' ? protocol : formerProtocol;
}

function restRoute(
  service: Service,
  { method = 'POST', path = '/', headers, body }: WireRequest,
): Omit<Route, 'region' | 'text' | 'body'> {
  const rest = { method, path, headers, body };
  const operation = findRestOperation(service.operations, rest);
  const name = operation?.name ?? `${method} ${path.split('?')[0]}`;
  return { service, protocol: 'restJson1', name, operation, rest };
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

function nameOf(service: string, operation: string | undefined): string {
  return operation === undefined ? service : `${service}:${operation}`;
}

/**
 * True if a request is for another API that is signed with the same name: Classic Load Balancers are, and are told by
 * their version. EC2 takes the versions of its past: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html
 */
function isOther({ protocol, version }: Service, asked: string | undefined): boolean {
  return protocol !== 'ec2Query' && asked !== undefined && asked !== version;
}

function notServed(what: string): AwsError {
  return new AwsError('NotImplemented', `The local AWS does not serve ${what}.`, 501);
}

function unknown(): AwsError {
  return new AwsError('UnknownOperationException', 'The local AWS does not know the request.', 404);
}
