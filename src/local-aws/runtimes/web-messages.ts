import type { AppRequest, AppResponse } from './app-request.ts';

/** A request as functions of the Web's kind take it. In a browser it has no cookies. */
export function toWeb({ method, url, headers, body }: AppRequest): Request {
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers: { ...headers }, ...(hasBody && { body }) });
}

/** The response that a function returned, read to its end. */
export async function fromWeb(response: Response): Promise<AppResponse> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') headers[name] = value;
  });
  return {
    status: response.status,
    headers,
    cookies: response.headers.getSetCookie(),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
