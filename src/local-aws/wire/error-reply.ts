import type { AwsError } from '../core/error.ts';
import type { Protocol, Service } from '../core/operation.ts';
import { encodeJsonError } from './aws-json.ts';
import type { WireRequest, WireResponse } from './messages.ts';
import { cborReply, isJson, json, xml } from './replies.ts';
import { cborTarget, encodeCborError } from './rpc-v2-cbor.ts';
import { scopeOf } from './scope.ts';
import { encodeXmlError } from './xml.ts';

/** Encodes an error in the protocol of its service, or in the one that the request looks like when there is none. */
export function encodeError(
  service: Service | undefined,
  error: AwsError,
  requestId: string,
  request: WireRequest,
): WireResponse {
  const protocol = protocolOf(service, request);
  if (protocol === 'restXml') return restXmlError(error, requestId, request);
  if (protocol === 'rpcV2Cbor') {
    const response = cborReply(error.status, encodeCborError(error), requestId);
    return { ...response, headers: { ...response.headers, ...errorHeaders(protocol, error) } };
  }
  if (isJson(protocol)) {
    const response = json(protocol, error.status, encodeJsonError(error), requestId);
    return { ...response, headers: { ...response.headers, ...errorHeaders(protocol, error) } };
  }
  const ec2 = protocol === 'ec2Query';
  const xmlNamespace = service?.xmlNamespace ?? '';
  return xml(
    error.status,
    encodeXmlError(error, { envelope: ec2 ? 'ec2' : 'query', xmlNamespace, requestId }),
    requestId,
  );
}

// --- internal ---

function protocolOf(service: Service | undefined, request: WireRequest): Protocol | 'restXml' {
  if (cborTarget(request)) return 'rpcV2Cbor';
  if (!service) return protocolLike(request);
  const { protocol, formerProtocol } = service;
  const isFormer = formerProtocol && request.headers['x-amz-target'] === undefined;
  return isFormer ? formerProtocol : protocol;
}

/** The protocol that a request for a service that is not here seems to be in. */
function protocolLike(request: WireRequest): Protocol | 'restXml' {
  if (isForm(request)) return 'awsQuery';
  const { headers } = request;
  const type = headers['content-type'] ?? '';
  if (headers['x-amz-target'] !== undefined)
    return type.endsWith('1.0') ? 'awsJson1_0' : 'awsJson1_1';
  const [, , signedFor = ''] = scopeOf(headers) ?? [];
  if (REST_XML.includes(signedFor)) return 'restXml';
  return signedFor === '' ? 'awsJson1_1' : 'restJson1';
}

/** The names that requests to services with the protocol REST XML are signed with, all of which botocore 1.43 knows. */
const REST_XML = ['cloudfront', 'route53', 's3'];

/** S3 has no envelope around its error. */
function restXmlError(error: AwsError, requestId: string, { headers }: WireRequest): WireResponse {
  const bare = scopeOf(headers)?.[2] === 's3';
  const text = encodeXmlError(error, {
    envelope: bare ? 'none' : 'query',
    xmlNamespace: '',
    requestId,
  });
  return xml(error.status, text, requestId);
}

/**
 * A REST client reads the code of an error from a header. A client whose service used to speak query reads the code
 * that it had then from another:
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
function errorHeaders(protocol: Protocol, error: AwsError): Record<string, string> {
  if (protocol === 'restJson1') return { 'x-amzn-errortype': error.code };
  if (protocol !== 'awsJson1_0' && protocol !== 'rpcV2Cbor') return {};
  const fault = error.status >= 500 ? 'Receiver' : 'Sender';
  return { 'x-amzn-query-error': `${error.code};${fault}` };
}

function isForm({ headers }: WireRequest): boolean {
  return (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}
