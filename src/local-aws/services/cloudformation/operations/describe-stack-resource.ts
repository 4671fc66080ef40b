import {
  DescribeStackResource$,
  type DescribeStackResourceCommandInput,
  type DescribeStackResourceCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { validationError } from '../errors.ts';
import { onStack } from '../permissions.ts';
import { shownResources } from '../stacks/shown-stack.ts';
import { findStack } from '../stacks/stacks.ts';
import { templateOf } from '../templates/template.ts';

/** One resource of a stack, by its logical id. */
export const describeStackResource = operation<
  DescribeStackResourceCommandInput,
  DescribeStackResourceCommandOutput
>(DescribeStackResource$, {
  permissions: ({ StackName }, region) => [onStack('DescribeStackResource', StackName, region)],
  run({ StackName: name = '', LogicalResourceId: logicalId = '' }, region) {
    const record = findStack(region, name);
    // DescribeStacks has other words: https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_resources.snapshot.json
    if (!record) throw validationError(`Stack '${name}' does not exist`);
    const resource = shownResources(record).find((each) => each.LogicalResourceId === logicalId);
    if (!resource) {
      // AWS's words: https://github.com/jpsim/AWSPics/issues/14
      throw validationError(`Resource ${logicalId} does not exist for stack ${name}`);
    }
    const { Timestamp, ...shown } = resource;
    const metadata = templateOf(record).resources[logicalId]?.Metadata ?? {};
    return {
      StackResourceDetail: {
        ...shown,
        LastUpdatedTimestamp: Timestamp,
        Metadata: JSON.stringify(metadata),
      },
    };
  },
});
