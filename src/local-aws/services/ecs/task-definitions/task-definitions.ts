import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import type { AwsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { clientException, invalidParameter } from '../errors.ts';
import { isValidName } from '../valid-name.ts';

export type TaskDefinitionRecord = TaskDefinition & {
  taskDefinitionArn: string;
  family: string;
  revision: number;
  status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  tags: Tag[];
};

/** The task definitions of a Region by `family:revision`, the INACTIVE ones included. */
export function taskDefinitions(region: Region): Table<TaskDefinitionRecord> {
  return region.table<TaskDefinitionRecord>('ecs/task-definition', {
    family: ({ family }) => family,
    active: ({ family, status }) => (status === 'ACTIVE' ? family : undefined),
  });
}

/** `family`, `family:revision` or an ARN of either, taken apart. */
export function parseTaskDefinition(reference: string): { family: string; revision?: string } {
  const name = reference.startsWith('arn:') ? reference.split('/').at(-1)! : reference;
  const colon = name.indexOf(':');
  return colon < 0
    ? { family: name }
    : { family: name.slice(0, colon), revision: name.slice(colon + 1) };
}

export function taskDefinitionArn(
  region: Region,
  family: string,
  revision: number | string,
): string {
  return region.arn('ecs', `task-definition/${family}:${revision}`);
}

/**
 * Throws for a reference that no task definition of this account and Region could have: ClientException for a name, and
 * InvalidParameterException for an ARN.
 */
export function checkReference(region: Region, reference: string): void {
  const { family } = parseTaskDefinition(reference);
  if (reference.startsWith('arn:')) {
    const [, , , name, account] = reference.split(':');
    // https://github.com/aws/amazon-ecs-cli/issues/821
    if (name !== region.name) throw invalidParameter('Invalid Region in ARN');
    // Of RunTask: https://github.com/uktrade/platform-tools/blob/main/tests/platform_helper/domain/test_database_copy.py
    if (account !== region.accountId) throw invalidParameter('AccountIDs mismatch');
  }
  // https://github.com/aws/aws-cli/issues/6774
  if (!isValidName(family)) throw clientException('Family contains invalid characters.');
}

/** The revision that a reference names, or the latest ACTIVE one of a family that is named alone. */
export function findTaskDefinition(
  region: Region,
  reference: string,
): TaskDefinitionRecord | undefined {
  const { family, revision } = parseTaskDefinition(reference);
  if (revision !== undefined) return taskDefinitions(region).get(`${family}:${Number(revision)}`);
  return taskDefinitions(region).by('active', family).at(-1);
}

/**
 * The ACTIVE revision that a task or a service is to be made from. Throws ClientException, in the words that deploy
 * tools quote; RunTask has another code for an inactive one.
 */
export function requireActiveTaskDefinition(
  region: Region,
  reference: string,
  inactive: (message: string) => AwsError = clientException,
): TaskDefinitionRecord {
  checkReference(region, reference);
  const found = findTaskDefinition(region, reference);
  // https://github.com/Cloud-CV/EvalAI/issues/2419
  if (!found) throw clientException('TaskDefinition not found.');
  if (found.status !== 'ACTIVE') throw inactive('TaskDefinition is inactive');
  return found;
}

/** A record as the API shows it: without the tags, which have a place of their own. */
export function shownTaskDefinition({
  tags: _tags,
  ...shown
}: TaskDefinitionRecord): TaskDefinition {
  return shown;
}
