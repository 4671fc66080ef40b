import { validationError } from '../errors.ts';

/** A key of a load balancer or a target group: its default, and what it may be. */
export interface AttributeRule {
  key: string;
  default: string;
  /** Whole numbers from the first to the second. */
  between?: readonly [number, number];
  oneOf?: readonly string[];
}

const BOOLEAN = ['true', 'false'];

export const boolean = (key: string, value: boolean): AttributeRule => ({
  key,
  default: String(value),
  oneOf: BOOLEAN,
});

export const number = (
  key: string,
  value: number,
  between: readonly [number, number],
): AttributeRule => ({ key, default: String(value), between });

export const choice = (key: string, ...oneOf: string[]): AttributeRule => ({
  key,
  default: oneOf[0]!,
  oneOf,
});

export const text = (key: string, value = ''): AttributeRule => ({ key, default: value });

type Attribute = { Key?: string | undefined; Value?: string | undefined };

/** All attributes, with the values that were set. */
export function shownAttributes(
  rules: readonly AttributeRule[],
  values: Record<string, string>,
): { Key: string; Value: string }[] {
  return rules.map((rule) => ({ Key: rule.key, Value: values[rule.key] ?? rule.default }));
}

/** The attributes that were set, after some were set. Throws ValidationError. */
export function changedAttributes(
  noun: 'Load balancer' | 'Target group',
  rules: readonly AttributeRule[],
  before: Record<string, string>,
  given: readonly Attribute[],
): Record<string, string> {
  const after = { ...before };
  for (const { Key = '', Value = '' } of given) {
    const rule = rules.find(({ key }) => key === Key);
    // The words of the first two are AWS's, as moto's tests hold them; that of the third is a guess.
    if (!rule) throw validationError(`${noun} attribute key '${Key}' is not recognized`);
    if (rule.between && !isBetween(Value, rule.between)) {
      const [least, most] = rule.between;
      throw validationError(
        `'${Key}' value '${Value}' must be between '${least}-${most}' inclusive`,
      );
    }
    if (rule.oneOf && !rule.oneOf.includes(Value)) {
      throw validationError(`'${Key}' must be one of [${rule.oneOf.join(', ')}]`);
    }
    after[Key] = Value;
  }
  return after;
}

// --- internal ---

function isBetween(value: string, [least, most]: readonly [number, number]): boolean {
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}
