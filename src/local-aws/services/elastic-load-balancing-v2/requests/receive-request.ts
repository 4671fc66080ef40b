import type { Region } from '../../../core/account.ts';
import { hexId } from '../../../core/ids.ts';
import type { AppRequest, AppResponse } from '../../../runtimes/app-request.ts';
import type { Asked } from '../../../runtimes/container-runtime.ts';
import type { ClientRequest, NoAnswer, Received } from '../../../runtimes/received.ts';
import { networkInterfaces } from '../../ec2/interfaces/network-interfaces.ts';
import { letIn } from '../../ec2/security-groups/lets-through.ts';
import { listenersOf, type ListenerRecord } from '../listeners/listeners.ts';
import { rank } from '../listeners/priorities.ts';
import { rulesOf, type RuleRecord } from '../listeners/rules.ts';
import { LOAD_BALANCER_ATTRIBUTES } from '../load-balancers/load-balancer-attributes.ts';
import { loadBalancers, type LoadBalancerRecord } from '../load-balancers/load-balancers.ts';
import { isRegistered } from '../targets/targets.ts';
import { chooseGroup, chooseTarget, keyOf } from './choose-target.ts';
import { matchesRule } from './matches-rule.ts';
import { actionResponse, errorPage } from './own-responses.ts';
import { groupCookie, stuckTo, targetCookie, withCookies } from './stickiness.ts';

/** Takes a request to the name or an address of a load balancer; undefined when its host is neither. */
export function receiveRequest(request: ClientRequest, region: Region): Received | undefined {
  const { hostname, port, protocol } = new URL(request.url);
  const record = loadBalancers(region)
    .all()
    .find((each) => isAt(region, each, hostname));
  if (!record) return undefined;
  const { LoadBalancerArn: arn, Scheme, SecurityGroups, State } = record.loadBalancer;
  // It is guessed that a name leads nowhere before the load balancer is active.
  if (State?.Code === 'provisioning') return { kind: 'unanswered', why: 'no such host' };
  const number = Number(port || (protocol === 'https:' ? 443 : 80));
  const from =
    Scheme === 'internet-facing' ? letIn(region, SecurityGroups, number, request.from) : undefined;
  if (from === undefined) return { kind: 'unanswered', why: 'timed out' };
  const listener = listenersOf(region, arn).find((each) => each.listener.Port === number);
  if (!listener) return { kind: 'unanswered', why: 'refused' };
  if (protocol !== `${listener.listener.Protocol?.toLowerCase()}:`) {
    return { kind: 'unanswered', why: 'reset' };
  }
  return answered(region, record, listener, { ...request, from }, number);
}

// --- internal ---

function isAt(region: Region, { loadBalancer, interfaceIds }: LoadBalancerRecord, host: string) {
  if (loadBalancer.DNSName?.toLowerCase() === host) return true;
  return interfaceIds.some(
    (id) => networkInterfaces(region).get(id)?.Association?.PublicIp === host,
  );
}

function answered(
  region: Region,
  balancer: LoadBalancerRecord,
  { listener }: ListenerRecord,
  request: ClientRequest,
  port: number,
): Received {
  const rule = ruleFor(rulesOf(region, listener.ListenerArn), request);
  const action = rule.rule.Actions[0]!;
  if (action.Type !== 'forward') {
    return { kind: 'answered', response: actionResponse(action, request) };
  }
  const cookie = groupCookie(action);
  const wanted = stuckTo(region, request, cookie);
  const group = chooseGroup(region, rule.rule.RuleArn, action, wanted);
  const target =
    group !== undefined && chooseTarget(region, group, wantedTarget(region, request, group));
  // A group without a target is no reason to use another one, weights or not.
  if (!target) return { kind: 'answered', response: errorPage(503) };
  return {
    kind: 'forwarded',
    ip: target.ip,
    port: target.port,
    request: forwarded(region, request, port),
    idleSeconds: idleTimeout(balancer),
    isOpen: (now) => isRegistered(now, target),
    reply: (outcome) => {
      const response = responseOf(outcome, idleTimeout(balancer));
      return withCookies(region, response, [
        { cookie, place: target.targetGroupArn },
        { cookie: targetCookie(region, target.targetGroupArn), place: keyOf(target) },
      ]);
    },
  };
}

function ruleFor(rules: readonly RuleRecord[], request: ClientRequest): RuleRecord {
  const inOrder = [...rules].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  return inOrder.find(({ rule }) => rule.IsDefault || matchesRule(rule.Conditions ?? [], request))!;
}

function wantedTarget(region: Region, request: ClientRequest, group: string): string | undefined {
  return stuckTo(region, request, targetCookie(region, group));
}

/**
 * The request as a target gets it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html, read 2026-11-29
 */
function forwarded(region: Region, request: ClientRequest, port: number): AppRequest {
  const { method, url, headers, body, from } = request;
  const { host, protocol } = new URL(url);
  const before = headers['x-forwarded-for'];
  const trace = hexId(24, 'trace', String(region.account.ordinal('trace', region.name)));
  const seconds = Math.floor(region.now / 1000).toString(16);
  return {
    method,
    url,
    body,
    headers: {
      host,
      ...headers,
      'x-forwarded-for': before === undefined ? from : `${before}, ${from}`,
      'x-forwarded-port': String(port),
      'x-forwarded-proto': protocol.slice(0, -1),
      'x-amzn-trace-id': headers['x-amzn-trace-id'] ?? `Root=1-${seconds}-${trace}`,
    },
  };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html, read 2026-11-29 */
function responseOf(outcome: Asked | NoAnswer, idleSeconds: number): AppResponse {
  if (outcome === 'timed out') return errorPage(504);
  if (typeof outcome === 'string' || !outcome.response) return errorPage(502);
  return outcome.seconds > idleSeconds ? errorPage(504) : outcome.response;
}

function idleTimeout({ attributes }: LoadBalancerRecord): number {
  const key = 'idle_timeout.timeout_seconds';
  const rule = LOAD_BALANCER_ATTRIBUTES.find((each) => each.key === key)!;
  return Number(attributes[key] ?? rule.default);
}
