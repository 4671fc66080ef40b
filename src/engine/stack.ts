import {
  CloudFormationServiceException,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import { StepError, type Retry, type StepContext, type Wait } from './step.ts';

/**
 * The wait for a stack to rest: not to be in a status that ends with `_IN_PROGRESS`. Returns its status, `undefined` where
 * there is no such stack; of one that was made a moment ago, that only means that it is not seen yet.
 */
export function resting(
  cloudformation: CloudFormationClient,
  StackName: string,
  isMade = false,
): Wait<string | undefined> {
  return {
    until: 'the stack to rest',
    every: 5,
    atMost: 300,
    async poll() {
      const status = await statusOf(cloudformation, StackName);
      if (status === undefined && isMade) return { state: 'not visible yet' };
      if (status?.endsWith('_IN_PROGRESS')) return { state: status };
      return { done: status, ...(status && !isComplete(status) && { state: status }) };
    },
  };
}

/** Deletes a stack with what it holds, and waits until it is gone. Throws a {@link StepError} with the reason where it stays. */
export async function deleteStack(
  { cloudformation, wait }: Pick<StepContext, 'cloudformation' | 'wait'>,
  StackName: string,
): Promise<void> {
  await cloudformation.send(new DeleteStackCommand({ StackName }));
  await wait({
    until: 'the stack to be deleted',
    every: 5,
    atMost: 300,
    async poll() {
      const status = await statusOf(cloudformation, StackName);
      if (status === undefined || status === 'DELETE_COMPLETE') return { done: undefined };
      if (status !== 'DELETE_FAILED') return { state: status };
      throw new StepError(`The stack stays. ${await whyItFailed(cloudformation, StackName)}`);
    },
  });
}

/** Returns true if a stack holds all that its template says, as far as CloudFormation knows. */
export function isComplete(status: string | undefined): boolean {
  return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
}

/** Returns true if a stack has failed and has kept what it has, so that an update goes on from there. */
export function canGoOn(status: string | undefined): boolean {
  return status === 'CREATE_FAILED' || status === 'UPDATE_FAILED';
}

/**
 * ECS makes its role with the first cluster of an account, and cannot use it in the same breath:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/818
 */
export const roleIsNew: Retry = {
  when: ({ message }) => message.includes('Unable to assume the service linked role'),
  because: 'the new service-linked role is still propagating through IAM',
  every: 10,
  atMost: 120,
};

/** Why a stack failed, in the words of the newest event of a resource of its that failed: `ECSCluster CREATE_FAILED: …`. */
export async function whyItFailed(
  cloudformation: CloudFormationClient,
  StackName: string,
): Promise<string> {
  const { StackEvents = [] } = await cloudformation.send(
    new DescribeStackEventsCommand({ StackName }),
  );
  const event = StackEvents.find(
    ({ ResourceStatus, PhysicalResourceId, StackId }) =>
      ResourceStatus?.endsWith('_FAILED') && PhysicalResourceId !== StackId,
  );
  const { LogicalResourceId, ResourceStatus, ResourceStatusReason } = event ?? {};
  return event
    ? `${LogicalResourceId} ${ResourceStatus}: ${ResourceStatusReason}`
    : 'no resource of the stack has failed';
}

// --- internal ---

async function statusOf(
  cloudformation: CloudFormationClient,
  StackName: string,
): Promise<string | undefined> {
  try {
    const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName }));
    return Stacks?.[0]?.StackStatus;
  } catch (error) {
    // CloudFormation has no exception of its own for it.
    const isNone =
      error instanceof CloudFormationServiceException && error.message.endsWith('does not exist');
    if (isNone) return undefined;
    throw error;
  }
}
