import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { textResponse, type AppResponse } from '../../../runtimes/app-request.ts';
import type { ClientRequest } from '../../../runtimes/received.ts';

/** The names that a load balancer gives its own errors. */
const NAMES = {
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
} as const;

/**
 * The page of an error that a load balancer answers itself, as readers quote it in public.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html, read 2026-11-29
 */
export function errorPage(status: keyof typeof NAMES): AppResponse {
  const title = `${status} ${NAMES[status]}`;
  const lines = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '</body>',
    '</html>',
    '',
  ];
  return textResponse(status, lines.join('\r\n'), { ...OWN, 'content-type': 'text/html' });
}

/** The response of an action that forwards nothing: a fixed one, or a redirect. */
export function actionResponse(action: Action, request: ClientRequest): AppResponse {
  if (action.RedirectConfig) return redirect(action.RedirectConfig, request);
  const {
    StatusCode = '200',
    MessageBody = '',
    ContentType = 'text/plain',
  } = action.FixedResponseConfig ?? {};
  return textResponse(Number(StatusCode), MessageBody, { ...OWN, 'content-type': ContentType });
}

// --- internal ---

const OWN = { server: 'awselb/2.0' };

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html */
function redirect(
  config: NonNullable<Action['RedirectConfig']>,
  { url }: ClientRequest,
): AppResponse {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const isSecure = protocol === 'https:';
  const filled = (template = '') =>
    template
      .replaceAll('#{protocol}', isSecure ? 'HTTPS' : 'HTTP')
      .replaceAll('#{host}', hostname)
      .replaceAll('#{port}', port || (isSecure ? '443' : '80'))
      .replaceAll('#{path}', pathname.slice(1))
      .replaceAll('#{query}', search.slice(1));
  const query = filled(config.Query);
  const scheme = filled(config.Protocol).toLowerCase();
  const location = `${scheme}://${filled(config.Host)}:${filled(config.Port)}${filled(config.Path)}`;
  const status = config.StatusCode === 'HTTP_301' ? 301 : 302;
  return textResponse(status, '', {
    ...OWN,
    location: query === '' ? location : `${location}?${query}`,
  });
}
