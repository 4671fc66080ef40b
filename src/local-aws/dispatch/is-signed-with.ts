import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { accessKeyIdOf, scopeOf } from '../wire/scope.ts';
import type { WireRequest } from '../wire/messages.ts';

/** The host that a request is signed for, where the one that it was sent to is another. */
export const SIGNED_HOST_HEADER = 'x-local-aws-signed-host';

/**
 * True if a request has the signature that a secret gives: the SDK's own signer signs it again. The date of the signature is
 * not looked at, for an account's time is not that of its clients.
 */
export async function isSignedWith(
  { method = 'POST', path = '/', headers, body }: WireRequest,
  secretAccessKey: string,
): Promise<boolean> {
  const { authorization = '', [SIGNED_HOST_HEADER]: host = headers['host'] } = headers;
  const [, region, service] = scopeOf(headers) ?? [];
  const signedHeaders = /SignedHeaders=([^,\s]+)/.exec(authorization)?.[1]?.split(';');
  const signingDate = instantOf(headers['x-amz-date']);
  if (!region || !service || !signedHeaders || !signingDate) return false;
  const signer = new SignatureV4({
    credentials: { accessKeyId: accessKeyIdOf(headers)!, secretAccessKey },
    region,
    service,
    sha256: Sha256,
    applyChecksum: false,
  });
  const [pathname = '/', query = ''] = path.split('?', 2);
  const known: Record<string, string | undefined> = { ...headers, host };
  const signed = await signer.sign(
    new HttpRequest({
      method,
      path: pathname,
      query: queryOf(query),
      headers: Object.fromEntries(
        [...signedHeaders, PAYLOAD_HASH].flatMap((name) =>
          known[name] === undefined ? [] : [[name, known[name]]],
        ),
      ),
      body,
    }),
    { signingDate, signableHeaders: new Set(signedHeaders) },
  );
  return signatureIn(signed.headers['authorization']) === signatureIn(authorization);
}

// --- internal ---

/** The header that says what the body's hash is, or that it is not signed. */
const PAYLOAD_HASH = 'x-amz-content-sha256';

/** The instant of `20261129T090000Z`. */
function instantOf(text = ''): Date | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (parts.length === 0) return undefined;
  const [year, month, day, hour, minute, second] = parts.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

function queryOf(text: string): Record<string, string | string[]> {
  const query: Record<string, string[]> = {};
  for (const [key, value] of new URLSearchParams(text.replaceAll('+', '%2B'))) {
    query[key] = [...(query[key] ?? []), value];
  }
  return query;
}

function signatureIn(authorization = ''): string | undefined {
  return /Signature=([0-9a-f]{64})/.exec(authorization)?.[1];
}
