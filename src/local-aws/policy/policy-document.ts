/** A policy with every member as a list, whatever its author wrote. */
export interface Policy {
  statements: Statement[];
}

export interface Statement {
  allows: boolean;
  actions: Matched;
  resources: Matched;
  conditions: Condition[];
}

/** The actions or resources of a statement: these, or with `not` everything but these. */
export interface Matched {
  not: boolean;
  patterns: string[];
}

/** All of the values of one key below one operator, as `StringEquals: { 'ecs:cluster': [...] }`. */
export interface Condition {
  /** `StringEquals`, without the words before and after it. */
  operator: string;
  /** Of the values of the request every one, or any one; undefined where the key has one value. */
  quantifier: 'ForAllValues' | 'ForAnyValue' | undefined;
  ifExists: boolean;
  /** In lower case: the case of a condition key does not matter. */
  key: string;
  values: string[];
}

/**
 * Reads an identity-based policy, as JSON text or as an object. Throws an Error that names what cannot be read: a
 * policy that is only half understood would allow or deny the wrong thing.
 */
export function readPolicy(document: string | object): Policy {
  const policy = (typeof document === 'string' ? JSON.parse(document) : document) as object;
  const { Statement } = policy as { Statement?: unknown };
  if (Statement === undefined) throw new Error('the policy has no Statement');
  return { statements: listOf(Statement).map((each, index) => readStatement(each, index + 1)) };
}

// --- internal ---

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

function readStatement(statement: unknown, number: number): Statement {
  const { Effect, Condition, Principal } = statement as Record<string, unknown>;
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    throw new Error(`statement ${number}: expected an Effect of Allow or Deny`);
  }
  if (Principal !== undefined) {
    throw new Error(`statement ${number}: an identity-based policy names no Principal`);
  }
  return {
    allows: Effect === 'Allow',
    actions: readMatched(statement as object, 'Action', number),
    resources: readMatched(statement as object, 'Resource', number),
    conditions: Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
      readConditions(operator, keys as object, number),
    ),
  };
}

function readMatched(statement: object, member: 'Action' | 'Resource', number: number): Matched {
  const { [member]: is, [`Not${member}`]: not } = statement as Record<string, unknown>;
  if ((is === undefined) === (not === undefined)) {
    throw new Error(`statement ${number}: expected either ${member} or Not${member}`);
  }
  return { not: is === undefined, patterns: listOf(is ?? not).map(String) };
}

function readConditions(name: string, keys: object, number: number): Condition[] {
  const [, quantifier, operator, ifExists] = OPERATOR.exec(name) ?? [];
  if (operator === undefined) throw new Error(`statement ${number}: what is "${name}"?`);
  return Object.entries(keys).map(([key, values]) => ({
    operator,
    quantifier: quantifier as Condition['quantifier'],
    ifExists: ifExists !== undefined,
    key: key.toLowerCase(),
    values: listOf(values).map(String),
  }));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
