import {
  DescribeTaskDefinition$,
  type DescribeTaskDefinitionCommandInput,
  type DescribeTaskDefinitionCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clientException } from '../errors.ts';
import { taskDefinitionNamed } from '../identifiers.ts';
import { findTaskDefinition, shownTaskDefinition } from '../task-definitions/task-definitions.ts';

/** IAM knows no resource for it: a policy can only allow it for `*`. */
export const describeTaskDefinition = operation<
  DescribeTaskDefinitionCommandInput,
  DescribeTaskDefinitionCommandOutput
>(DescribeTaskDefinition$, {
  permissions: () => [{ action: 'ecs:DescribeTaskDefinition', resource: '*' }],
  run({ taskDefinition = '', include = [] }, region) {
    taskDefinitionNamed(region, taskDefinition);
    const record = findTaskDefinition(region, taskDefinition);
    // https://github.com/sil-org/ecs-deploy/issues/145
    if (!record) throw clientException('Unable to describe task definition.');
    return {
      taskDefinition: shownTaskDefinition(record),
      ...(include.includes('TAGS') && { tags: record.tags }),
    };
  },
});
