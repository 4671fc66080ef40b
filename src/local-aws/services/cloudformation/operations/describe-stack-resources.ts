import {
  DescribeStackResources$,
  type DescribeStackResourcesCommandInput,
  type DescribeStackResourcesCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { stackNotFound, validationError } from '../errors.ts';
import { onStack } from '../permissions.ts';
import { shownResources } from '../stacks/shown-stack.ts';
import { requireStack, stacks } from '../stacks/stacks.ts';

/** The resources of a stack, or those of the stack that a resource is in. */
export const describeStackResources = operation<
  DescribeStackResourcesCommandInput,
  DescribeStackResourcesCommandOutput
>(DescribeStackResources$, {
  permissions: ({ StackName }, region) => [onStack('DescribeStackResources', StackName, region)],
  run({ StackName: name, PhysicalResourceId: physicalId, LogicalResourceId: logicalId }, region) {
    if ((name === undefined) === (physicalId === undefined)) {
      // A guess at the wording.
      throw validationError(
        'You must specify either StackName or PhysicalResourceId, but not both.',
      );
    }
    const record =
      name !== undefined
        ? requireStack(region, name)
        : stacks(region)
            .all()
            .find(({ resources }) =>
              Object.values(resources).some((each) => each.physicalId === physicalId),
            );
    // AWS's words, also for a resource that is in no stack: it names the resource where a stack should be.
    if (!record) throw stackNotFound(physicalId!);
    const shown = shownResources(record).filter(
      ({ LogicalResourceId }) => logicalId === undefined || LogicalResourceId === logicalId,
    );
    return { StackResources: shown };
  },
});
