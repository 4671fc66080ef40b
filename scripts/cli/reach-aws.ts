import type { Reach } from '../../src/engine/aws/clients.ts';
import { triesWithin } from '../../src/engine/no-answer.ts';
import { readersCredentials } from './credentials.ts';
import { wayOut } from './proxy.ts';

/** Reaches the reader's account: through their proxy, with their credentials, each answer within so many seconds. */
export function reachAws(seconds: number): Reach {
  const { agents, proxyFor } = wayOut();
  const { requestHandler } = triesWithin(seconds);
  return {
    credentials: readersCredentials({ ...requestHandler, ...agents }, seconds),
    http: agents,
    adviseOn(endpoint) {
      const from = proxyFor(endpoint);
      return (
        from &&
        `The call goes through the proxy in ${from}. Check that proxy, its user name and its password; NO_PROXY exempts hosts from it.`
      );
    },
  };
}

/** A URL as it may be shown: without a name, a password and a query, any of which may be a secret. */
export function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return 'what is no URL';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}
