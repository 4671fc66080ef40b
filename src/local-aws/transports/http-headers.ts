import type { IncomingHttpHeaders } from 'node:http';

/**
 * The headers of a request as text. Node reads their bytes as Latin-1, and writes them so; other clients, as botocore,
 * send UTF-8. Bytes that are UTF-8 are therefore read as that.
 */
export function headersOf(given: IncomingHttpHeaders): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in given) {
    const value = String(given[name]);
    headers[name] = NOT_ASCII.test(value) ? decoded(value) : value;
  }
  return headers;
}

// --- internal ---

const NOT_ASCII = /[\x80-\xff]/;

function decoded(latin1: string): string {
  const bytes = Uint8Array.from(latin1, (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return latin1;
    throw error;
  }
}
