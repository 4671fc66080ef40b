import {
  DeleteTaskDefinitions$,
  type DeleteTaskDefinitionsCommandInput,
  type DeleteTaskDefinitionsCommandOutput,
  type Failure,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { invalidParameter } from '../errors.ts';
import { parseTaskDefinition, taskDefinitionNamed } from '../identifiers.ts';
import {
  findTaskDefinition,
  shownTaskDefinition,
  taskDefinitionArn,
  taskDefinitions,
} from '../task-definitions/task-definitions.ts';

/** Deletes INACTIVE revisions. One that cannot be deleted is no error: it is in `failures`, with HTTP 200. */
export const deleteTaskDefinitions = operation<
  DeleteTaskDefinitionsCommandInput,
  DeleteTaskDefinitionsCommandOutput
>(DeleteTaskDefinitions$, {
  permissions: ({ taskDefinitions: references = [] }, region) =>
    references.map((reference) => {
      const { family, revision = '*' } = parseTaskDefinition(reference);
      return {
        action: 'ecs:DeleteTaskDefinitions',
        resource: taskDefinitionArn(region, family, revision),
      };
    }),
  run({ taskDefinitions: references = [] }, region) {
    if (references.length < 1 || references.length > 10) {
      // The limit is the API reference's, the wording a guess.
      throw invalidParameter('Specify between 1 and 10 task definitions.');
    }
    const deleted: TaskDefinition[] = [];
    const failures: Failure[] = [];
    for (const arn of references) {
      const { family, revision } = taskDefinitionNamed(region, arn);
      const found = findTaskDefinition(region, arn);
      if (revision === undefined) failures.push({ arn, reason: REASONS.unqualified });
      else if (!found) failures.push({ arn, reason: REASONS.absent });
      else if (found.status === 'ACTIVE') failures.push({ arn, reason: REASONS.active });
      else if (found.status === 'DELETE_IN_PROGRESS') {
        deleted.push(shownTaskDefinition(found));
      } else {
        const record = taskDefinitions(region).put(`${family}:${found.revision}`, {
          ...found,
          status: 'DELETE_IN_PROGRESS',
          deleteRequestedAt: region.date,
        });
        deleted.push(shownTaskDefinition(record));
      }
    }
    return { taskDefinitions: deleted, failures };
  },
});

// --- internal ---

/** In AWS's words: https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json */
const REASONS = {
  unqualified:
    'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
  absent:
    'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
  active:
    'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
};
