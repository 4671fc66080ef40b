import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import type { AwsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { clientException } from '../errors.ts';
import { parseTaskDefinition, taskDefinitionNamed } from '../identifiers.ts';

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

export function taskDefinitionArn(
  region: Region,
  family: string,
  revision: number | string,
): string {
  return region.arn('ecs', `task-definition/${family}:${revision}`);
}

/** The revision of this account and Region that a reference names, or the latest ACTIVE one of a family that is named alone. */
export function findTaskDefinition(
  region: Region,
  reference: string,
): TaskDefinitionRecord | undefined {
  const isElsewhere =
    reference.startsWith('arn:') && !reference.startsWith(region.arn('ecs', 'task-definition/'));
  if (isElsewhere) return undefined;
  const { family, revision } = parseTaskDefinition(reference);
  if (revision !== undefined) return taskDefinitions(region).get(`${family}:${revision}`);
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
  taskDefinitionNamed(region, reference);
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
