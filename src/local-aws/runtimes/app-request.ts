/**
 * A request to an app that runs on the account. No `Request` of the Web: browsers take cookies out of that, and load
 * balancers need them.
 */
export interface AppRequest {
  method: string;
  url: string;
  /** By name in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array<ArrayBuffer>;
}

/** The response of an app, or of the load balancer in front of it. */
export interface AppResponse {
  status: number;
  /** By name in lower case. `Set-Cookie` is not among them. */
  headers: Readonly<Record<string, string>>;
  /** The values of its `Set-Cookie` headers. */
  cookies: readonly string[];
  body: Uint8Array<ArrayBuffer>;
}

/** A request as a client makes it: a GET without headers, when only its URL is given. */
export function appRequest(url: string, given: Partial<AppRequest> = {}): AppRequest {
  return { method: 'GET', headers: {}, body: new Uint8Array(), ...given, url };
}

/**
 * A header of ours on the response of a real container: where it is reached on this machine, as `127.0.0.1:49153`. Nothing
 * else says that to who asks through a server.
 */
export const ANSWERED_AT = 'local-aws-answered-at';

/** The text of a response. */
export function textOf({ body }: Pick<AppResponse, 'body'>): string {
  return new TextDecoder().decode(body);
}

/** A response with a text. */
export function textResponse(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): AppResponse {
  return { status, headers, cookies: [], body: new TextEncoder().encode(text) };
}
