import { blockOf, canonicalCidr, parseIpv4 } from '../core/ip-addresses.ts';
import type { Condition } from './policy-document.ts';
import { matches, matchesArn, substitute, type Variables } from './wildcards.ts';

/** The condition keys of a request, in lower case, each with the values that it has. */
export type Context = ReadonlyMap<string, readonly string[]>;

/**
 * True if a condition holds for a request, as IAM decides it:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 *
 * Throws an Error for an operator that is not modelled.
 */
export function holds(condition: Condition, context: Context, variables: Variables): boolean {
  const { operator, quantifier, ifExists, key, values } = condition;
  const found = context.get(key);
  if (operator === 'Null') return values.some((value) => (value === 'true') === !found?.length);
  if (!isModelled(condition)) throw new Error(`the operator "${operator}" is not modelled`);
  const [compare, negated] = TESTS[operator]!;
  // A negated operator holds when no value of the policy fits, so also when the request does not have the key.
  const fits = (value: string) =>
    values.some((each) => compare(each, value, variables)) !== negated;
  if (!found || found.length === 0) {
    return ifExists || quantifier === 'ForAllValues' || (negated && quantifier === undefined);
  }
  if (quantifier === 'ForAllValues') return found.every(fits);
  if (quantifier === 'ForAnyValue' || !negated) return found.some(fits);
  return found.every(fits);
}

/** True if the operator of a condition is modelled. */
export function isModelled({ operator }: Condition): boolean {
  return operator === 'Null' || Object.hasOwn(TESTS, operator);
}

// --- internal ---

/** True if a value of the policy fits a value of the request. */
type Compare = (wanted: string, value: string, variables: Variables) => boolean;

const equal: Compare = (wanted, value, variables) => substitute(wanted, variables) === value;
const equalIgnoringCase: Compare = (wanted, value, variables) =>
  substitute(wanted, variables)?.toLowerCase() === value.toLowerCase();

function number(compare: (value: number, wanted: number) => boolean): Compare {
  return (wanted, value) => {
    const [is, limit] = [Number(value), Number(wanted)];
    return !Number.isNaN(is) && !Number.isNaN(limit) && compare(is, limit);
  };
}

/** Dates are ISO 8601 or seconds since 1970. */
function date(compare: (value: number, wanted: number) => boolean): Compare {
  const instant = (text: string) =>
    /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  return (wanted, value) => {
    const [is, limit] = [instant(value), instant(wanted)];
    return !Number.isNaN(is) && !Number.isNaN(limit) && compare(is, limit);
  };
}

/** True if an IPv4 address is in a block, or is the one that is wanted. */
const inBlock: Compare = (wanted, value) => {
  const address = parseIpv4(value);
  const cidr = canonicalCidr(wanted.includes('/') ? wanted : `${wanted}/32`, 4);
  if (address === undefined || cidr === undefined) return false;
  const { first, size } = blockOf(cidr);
  return address >= first && address < first + size;
};

const bool: Compare = (wanted, value) => wanted.toLowerCase() === value.toLowerCase();

/** Each operator with whether it is negated. `ArnEquals` and `ArnLike` are the same to IAM. */
const TESTS: Record<string, readonly [Compare, boolean]> = {
  StringEquals: [equal, false],
  StringNotEquals: [equal, true],
  StringEqualsIgnoreCase: [equalIgnoringCase, false],
  StringNotEqualsIgnoreCase: [equalIgnoringCase, true],
  StringLike: [matches, false],
  StringNotLike: [matches, true],
  ArnEquals: [matchesArn, false],
  ArnLike: [matchesArn, false],
  ArnNotEquals: [matchesArn, true],
  ArnNotLike: [matchesArn, true],
  NumericEquals: [number((value, wanted) => value === wanted), false],
  NumericNotEquals: [number((value, wanted) => value === wanted), true],
  NumericLessThan: [number((value, wanted) => value < wanted), false],
  NumericLessThanEquals: [number((value, wanted) => value <= wanted), false],
  NumericGreaterThan: [number((value, wanted) => value > wanted), false],
  NumericGreaterThanEquals: [number((value, wanted) => value >= wanted), false],
  DateEquals: [date((value, wanted) => value === wanted), false],
  DateNotEquals: [date((value, wanted) => value === wanted), true],
  DateLessThan: [date((value, wanted) => value < wanted), false],
  DateLessThanEquals: [date((value, wanted) => value <= wanted), false],
  DateGreaterThan: [date((value, wanted) => value > wanted), false],
  DateGreaterThanEquals: [date((value, wanted) => value >= wanted), false],
  Bool: [bool, false],
  IpAddress: [inBlock, false],
  NotIpAddress: [inBlock, true],
};
