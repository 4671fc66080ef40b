import { Agent as HttpAgent, setGlobalProxyFromEnv } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { StepError } from '../../src/engine/step.ts';
import { variable } from './variable.ts';

/** How requests leave this machine. */
export interface WayOut {
  /** The agents of Node.js that lead through the reader's proxy, for the clients of the SDK. */
  agents: { httpAgent: HttpAgent; httpsAgent: HttpsAgent };
  /** The variable that names the proxy through which a URL is asked; undefined where none does. */
  proxyFor(url: string): string | undefined;
}

/**
 * The way out by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in either spelling, as the AWS CLI takes them:
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html. `fetch` goes the same way. This machine itself is
 * never asked through a proxy. Throws a {@link StepError} for what is no proxy, without its value, which may hold a password.
 */
export function wayOut(): WayOut {
  const https = proxy('https_proxy');
  const http = proxy('http_proxy');
  const exempt = [...exemptions(), ...THIS_MACHINE];
  const proxyEnv = {
    ...(https && { HTTPS_PROXY: https.url }),
    ...(http && { HTTP_PROXY: http.url }),
    NO_PROXY: exempt.join(','),
  };
  setGlobalProxyFromEnv(proxyEnv);
  // As the SDK makes its own: https://github.com/smithy-lang/smithy-typescript/tree/main/packages/node-http-handler
  const usual = { keepAlive: true, maxSockets: 50, proxyEnv };
  return {
    agents: { httpAgent: new HttpAgent(usual), httpsAgent: new HttpsAgent(usual) },
    proxyFor(url) {
      const { protocol, hostname } = new URL(url);
      if (exempt.some((entry) => isExempt(hostname, entry))) return undefined;
      return (protocol === 'https:' ? https : http)?.from;
    },
  };
}

// --- internal ---

const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]', '::1'];

/** The lower-case spelling counts first, as it does for Node.js and the AWS CLI. */
function proxy(name: 'https_proxy' | 'http_proxy'): { url: string; from: string } | undefined {
  const from = [name, name.toUpperCase()].find((each) => variable(each) !== undefined);
  if (from === undefined) return undefined;
  const given = variable(from)!;
  // The AWS CLI takes a host and a port alone.
  const url = given.includes('://') ? given : `http://${given}`;
  if (/^https?:/i.test(url) && URL.canParse(url)) return { url, from };
  throw new StepError(
    `${from} is not a proxy: expected a URL such as http://proxy.example.com:8080, found something else.`,
    `unset ${from}`,
  );
}

/** The entries of NO_PROXY. A domain stands for all its hosts, as it does for the AWS CLI; Node.js would want a dot before it. */
function exemptions(): string[] {
  const given = variable('no_proxy') ?? variable('NO_PROXY') ?? '';
  return given
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .flatMap((entry) => (/^[a-z][\w-]*(\.[\w-]+)*$/i.test(entry) ? [entry, `.${entry}`] : [entry]));
}

function isExempt(hostname: string, entry: string): boolean {
  if (entry === '*') return true;
  const host = entry.replace(/:\d+$/, '').toLowerCase();
  return host.startsWith('.') || host.startsWith('*.')
    ? hostname.endsWith(host.replace(/^\*/, ''))
    : hostname === host;
}
