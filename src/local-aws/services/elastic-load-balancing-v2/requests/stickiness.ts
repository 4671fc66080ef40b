import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import type { AppRequest, AppResponse } from '../../../runtimes/app-request.ts';
import { TARGET_GROUP_ATTRIBUTES } from '../targets/target-group-attributes.ts';
import { targetGroups } from '../targets/target-groups.ts';

/**
 * A cookie by which a load balancer knows where it sent a client before. Ours says it in plain words, with an end; AWS's is
 * encrypted.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export interface StickyCookie {
  name: 'AWSALB' | 'AWSALBTG' | 'AWSALBAPP-0';
  seconds: number;
  /** The cookie of the app without which it is not set. */
  app?: string;
}

/** The cookie of a rule that keeps a client on the target group it was sent to; undefined when there is none. */
export function groupCookie({ ForwardConfig }: Action): StickyCookie | undefined {
  const { Enabled, DurationSeconds = 3600 } = ForwardConfig?.TargetGroupStickinessConfig ?? {};
  return Enabled ? { name: 'AWSALBTG', seconds: DurationSeconds } : undefined;
}

/** The cookie of a target group that keeps a client on the target it was sent to; undefined when there is none. */
export function targetCookie(region: Region, targetGroupArn: string): StickyCookie | undefined {
  // A group may be deleted while a request is under way.
  const { attributes = {} } = targetGroups(region).get(targetGroupArn) ?? {};
  const valueOf = (key: string) =>
    attributes[key] ?? TARGET_GROUP_ATTRIBUTES.find((each) => each.key === key)!.default;
  if (valueOf('stickiness.enabled') !== 'true') return undefined;
  if (valueOf('stickiness.type') === 'app_cookie') {
    return {
      name: 'AWSALBAPP-0',
      seconds: Number(valueOf('stickiness.app_cookie.duration_seconds')),
      app: valueOf('stickiness.app_cookie.cookie_name'),
    };
  }
  return { name: 'AWSALB', seconds: Number(valueOf('stickiness.lb_cookie.duration_seconds')) };
}

/** The place that a request's cookie names, unless its time is over. */
export function stuckTo(
  region: Region,
  { headers }: AppRequest,
  cookie: StickyCookie | undefined,
): string | undefined {
  if (!cookie) return undefined;
  const pair = (headers['cookie'] ?? '')
    .split(/;\s*/)
    .find((each) => each.startsWith(`${cookie.name}=`));
  const [until, place] = decodeURIComponent(pair?.slice(cookie.name.length + 1) ?? '').split(' ');
  return Number(until) > region.now ? place : undefined;
}

/** The response with the cookies that keep a client where it was sent, each under AWS's two names. */
export function withCookies(
  region: Region,
  response: AppResponse,
  kept: readonly { cookie: StickyCookie | undefined; place: string }[],
): AppResponse {
  const cookies = kept.flatMap(({ cookie, place }) => {
    if (!cookie || !isWanted(cookie, response)) return [];
    const end = region.now + cookie.seconds * 1000;
    const value = encodeURIComponent(`${end} ${place}`);
    const rest = `${value}; Expires=${new Date(end).toUTCString()}; Path=/`;
    const plain = `${cookie.name}=${rest}`;
    if (cookie.app !== undefined) return [plain];
    return [plain, `${cookie.name}CORS=${rest}; SameSite=None`];
  });
  return { ...response, cookies: [...response.cookies, ...cookies] };
}

// --- internal ---

function isWanted({ app }: StickyCookie, { cookies }: AppResponse): boolean {
  return app === undefined || cookies.some((each) => each.startsWith(`${app}=`));
}
