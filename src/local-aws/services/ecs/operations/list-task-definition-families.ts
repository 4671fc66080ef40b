import {
  ListTaskDefinitionFamilies$,
  type ListTaskDefinitionFamiliesCommandInput,
  type ListTaskDefinitionFamiliesCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { pageOf } from '../paging.ts';
import { taskDefinitions } from '../task-definitions/task-definitions.ts';

/** A family is ACTIVE while any of its revisions is. */
export const listTaskDefinitionFamilies = operation<
  ListTaskDefinitionFamiliesCommandInput,
  ListTaskDefinitionFamiliesCommandOutput
>(ListTaskDefinitionFamilies$, {
  permissions: () => [{ action: 'ecs:ListTaskDefinitionFamilies', resource: '*' }],
  run({ familyPrefix = '', status = 'ALL', ...page }, region) {
    const active = new Map<string, boolean>();
    for (const record of taskDefinitions(region).all()) {
      if (!record.family.startsWith(familyPrefix)) continue;
      active.set(record.family, active.get(record.family) === true || record.status === 'ACTIVE');
    }
    const families = [...active]
      .filter(([, isActive]) => status === 'ALL' || isActive === (status === 'ACTIVE'))
      .map(([family]) => family)
      .sort();
    const { items, ...token } = pageOf(families, (family) => family, page);
    return { families: items, ...token };
  },
});
