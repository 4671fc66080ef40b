import {
  ListTaskDefinitions$,
  type ListTaskDefinitionsCommandInput,
  type ListTaskDefinitionsCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { pageOf } from '../paging.ts';
import { taskDefinitions } from '../task-definitions/task-definitions.ts';

/** Only the ACTIVE ones unless another status is asked for. IAM knows no resource for it. */
export const listTaskDefinitions = operation<
  ListTaskDefinitionsCommandInput,
  ListTaskDefinitionsCommandOutput
>(ListTaskDefinitions$, {
  permissions: () => [{ action: 'ecs:ListTaskDefinitions', resource: '*' }],
  run({ familyPrefix, status = 'ACTIVE', sort = 'ASC', ...page }, region) {
    const table = taskDefinitions(region);
    // Despite its name the prefix has to be the whole family.
    const candidates = familyPrefix ? table.by('family', familyPrefix) : table.all();
    const direction = sort === 'DESC' ? -1 : 1;
    const arns = candidates
      .filter((record) => record.status === status)
      .sort((a, b) => direction * (compare(a.family, b.family) || a.revision - b.revision))
      .map(({ taskDefinitionArn }) => taskDefinitionArn);
    const { items, ...token } = pageOf(arns, (arn) => arn, page);
    return { taskDefinitionArns: items, ...token };
  },
});

// --- internal ---

/** By code unit, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
