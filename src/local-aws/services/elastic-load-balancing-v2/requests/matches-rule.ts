import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { blockOf, parseIpv4 } from '../../../core/ip-addresses.ts';
import type { ClientRequest } from '../../../runtimes/received.ts';

/**
 * True if a request meets every condition of a rule, each by one of its values.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function matchesRule(conditions: readonly RuleCondition[], request: ClientRequest): boolean {
  return conditions.every((condition) => matchesCondition(condition, request));
}

// --- internal ---

function matchesCondition(condition: RuleCondition, request: ClientRequest): boolean {
  const { method, headers, from } = request;
  const { host, pathname, searchParams } = new URL(request.url);
  switch (condition.Field) {
    case 'host-header': {
      const name = (headers['host'] ?? host).replace(/:\d+$/, '');
      return some(condition.HostHeaderConfig?.Values, (value) => like(value, name, 'i'));
    }
    case 'path-pattern':
      return some(condition.PathPatternConfig?.Values, (value) => like(value, pathname));
    case 'http-header': {
      const { HttpHeaderName = '', Values } = condition.HttpHeaderConfig ?? {};
      const sent = headers[HttpHeaderName.toLowerCase()];
      return sent !== undefined && some(Values, (value) => like(value, sent, 'i'));
    }
    case 'http-request-method':
      return some(condition.HttpRequestMethodConfig?.Values, (value) => value === method);
    case 'query-string':
      return some(condition.QueryStringConfig?.Values, ({ Key, Value = '' }) =>
        [...searchParams].some(
          ([key, value]) => (Key === undefined || like(Key, key, 'i')) && like(Value, value, 'i'),
        ),
      );
    case 'source-ip':
      return some(condition.SourceIpConfig?.Values, (value) => isWithin(value, from));
    default:
      return false;
  }
}

function some<Value>(
  values: readonly Value[] | undefined,
  isMet: (value: Value) => boolean,
): boolean {
  return values?.some(isMet) ?? false;
}

/** True if a text is like a pattern, in which `*` is any text and `?` any character. */
function like(pattern: string, text: string, flags = ''): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}

function isWithin(cidr: string, address: string): boolean {
  const { first, size } = blockOf(cidr);
  const number = parseIpv4(address);
  return number !== undefined && number >= first && number < first + size;
}
