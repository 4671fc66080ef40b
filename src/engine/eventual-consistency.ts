import type { Retry } from './step.ts';

/**
 * AWS tells all its machines of a new thing in some seconds, and one that has not heard of it says that there is none.
 * https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export const eventualConsistency: Retry = {
  when: ({ name, message }) => UNKNOWN.includes(name) || UNUSABLE.test(message),
  because: 'AWS is still spreading what was made a moment ago',
  every: 5,
  atMost: 60,
};

// --- internal ---

const UNKNOWN = [
  'InvalidGroup.NotFound',
  'NoSuchEntityException',
  'ResourceNotFoundException',
  'OperationAbortedException',
  'ClusterNotFoundException',
];

/** ECS cannot use its own role in the first seconds of the role's life. */
const UNUSABLE = /Unable to assume the service linked role/;
