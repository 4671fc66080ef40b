import type { Protocol } from '../core/operation.ts';
import type { WireResponse } from './messages.ts';

/** True for a protocol whose bodies are JSON. */
export function isJson(protocol: Protocol): protocol is 'awsJson1_0' | 'awsJson1_1' | 'restJson1' {
  return protocol === 'awsJson1_0' || protocol === 'awsJson1_1' || protocol === 'restJson1';
}

/** A reply in one of the JSON protocols. */
export function json(
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

/** A reply in RPC v2 CBOR: the header is what tells a client that it was understood. */
export function cborReply(status: number, body: Uint8Array, requestId: string): WireResponse {
  const headers = {
    'content-type': 'application/cbor',
    'smithy-protocol': 'rpc-v2-cbor',
    'x-amzn-requestid': requestId,
  };
  return { status, headers, body };
}

/** A reply in XML. */
export function xml(status: number, text: string, requestId: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
    body: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`),
  };
}

// --- internal ---

const JSON_TYPES = {
  awsJson1_0: 'application/x-amz-json-1.0',
  awsJson1_1: 'application/x-amz-json-1.1',
  restJson1: 'application/json',
};
