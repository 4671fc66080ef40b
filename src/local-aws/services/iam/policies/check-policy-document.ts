import { LimitExceededException$, MalformedPolicyDocumentException$ } from '@aws-sdk/client-iam';
import { awsError } from '../../../core/error.ts';
import { isModelled } from '../../../policy/conditions.ts';
import { readPolicy, type Condition } from '../../../policy/policy-document.ts';
import { notModelled } from '../../not-modelled.ts';

/**
 * A policy document as IAM's replies carry it: URL-encoded by RFC 3986, which encodes more characters than
 * `encodeURIComponent` does.
 */
export function encodeDocument(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Throws MalformedPolicyDocumentException when a text is no trust policy. Texts marked "recorded" are in
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
 */
export function checkTrustPolicy(text: string): void {
  for (const statement of statementsOf(text)) {
    // The wording of the two missing fields is AWS's for other policies that name a principal; here it is a guess.
    if (!has(statement, 'Principal', 'NotPrincipal')) {
      throw malformed('Missing required field Principal');
    }
    if (!has(statement, 'Action', 'NotAction')) throw malformed('Missing required field Action');
    // Recorded.
    if (has(statement, 'Resource', 'NotResource')) throw malformed('Has prohibited field Resource');
    for (const action of listOf(statement['Action'])) {
      if (/^sts:/i.test(action)) continue;
      // Recorded.
      throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
    }
    requireServicePrincipals(statement['Principal']);
    requireConditions(statement['Condition']);
  }
  requireSize(text, 2048, 'Cannot exceed quota for ACLSizePerRole: 2048');
}

/**
 * Throws MalformedPolicyDocumentException when a text is no identity policy. The texts are those that moto's authors
 * took from AWS: https://github.com/getmoto/moto/blob/master/moto/iam/policy_validation.py
 */
export function checkPolicy(text: string): void {
  for (const statement of statementsOf(text)) {
    if (has(statement, 'Principal', 'NotPrincipal')) {
      throw malformed('Policy document should not specify a principal.');
    }
    if (!has(statement, 'Action', 'NotAction')) {
      throw malformed('Policy statement must contain actions.');
    }
    if (!has(statement, 'Resource', 'NotResource')) {
      throw malformed('Policy statement must contain resources.');
    }
    for (const action of [...listOf(statement['Action']), ...listOf(statement['NotAction'])]) {
      if (action === '*' || action.includes(':')) continue;
      throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
    }
    for (const resource of [
      ...listOf(statement['Resource']),
      ...listOf(statement['NotResource']),
    ]) {
      if (resource === '*' || resource.startsWith('arn:')) continue;
      throw malformed(`Resource ${resource} must be in ARN format or "*".`);
    }
  }
}

/** Throws LimitExceededException when a document, its white space not counted, is larger than `limit` characters. */
export function requireSize(text: string, limit: number, message: string): void {
  if (text.replace(/\s/g, '').length > limit) throw awsError(LimitExceededException$, message);
}

// --- internal ---

type Statement = Record<string, unknown>;

function statementsOf(text: string): Statement[] {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    // Recorded.
    throw malformed('This policy contains invalid Json');
  }
  if (!isRecord(policy)) throw malformed(SYNTAX);
  if (!['2012-10-17', '2008-10-17', undefined].includes(policy['Version'] as string | undefined)) {
    throw malformed(SYNTAX);
  }
  const given = policy['Statement'];
  const statements: unknown[] = Array.isArray(given) ? given : [given];
  return statements.map((statement) => {
    if (!isRecord(statement)) throw malformed(SYNTAX);
    if (!['Allow', 'Deny'].includes(statement['Effect'] as string)) throw malformed(SYNTAX);
    if (Object.keys(statement).some((key) => !ELEMENTS.has(key))) throw malformed(SYNTAX);
    const texts = TEXTS.flatMap((element) => statement[element] ?? []);
    if (!texts.every((text) => typeof text === 'string')) throw malformed(SYNTAX);
    return statement;
  });
}

const SYNTAX = 'Syntax errors in policy.';

const ELEMENTS = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/** The elements that are a text or a list of texts. */
const TEXTS = ['Action', 'NotAction', 'Resource', 'NotResource'];

/** A service that does not exist is refused by name: https://github.com/hashicorp/terraform/issues/35086 */
function requireServicePrincipals(principal: unknown): void {
  if (!isRecord(principal)) return;
  for (const service of listOf(principal['Service'])) {
    if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(service)) continue;
    throw malformed(`Invalid principal in policy: "SERVICE":"${service}"`);
  }
}

/**
 * Throws for conditions that IAM does not know, as moto has it of other policies, and for one that the local AWS could
 * not judge a service by.
 */
function requireConditions(conditions: unknown): void {
  if (conditions === undefined) return;
  for (const condition of conditionsOf(conditions)) {
    if (isModelled(condition)) continue;
    if (condition.operator === 'BinaryEquals') {
      throw notModelled('the condition operator BinaryEquals');
    }
    throw malformed(SYNTAX);
  }
}

function conditionsOf(conditions: unknown): Condition[] {
  if (!isRecord(conditions) || !Object.values(conditions).every(isRecord)) throw malformed(SYNTAX);
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: conditions };
  try {
    return readPolicy({ Statement: statement }).statements.flatMap((each) => each.conditions);
  } catch {
    throw malformed(SYNTAX);
  }
}

function has(statement: Statement, ...names: string[]): boolean {
  return names.some((name) => statement[name] !== undefined);
}

function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(textOf);
}

// A policy may have an object where text should be, and one with a member `toString` cannot be made text by itself.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(message: string) {
  return awsError(MalformedPolicyDocumentException$, message);
}
