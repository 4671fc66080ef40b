import type { Retry } from './step.ts';

/**
 * A service is INACTIVE as soon as its tasks are STOPPING. For some time after that its cluster still contains them, EC2
 * keeps what their network interfaces use, and IAM a role whose policy was detached a moment ago.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
 */
export const inUse: Retry = {
  when: ({ name }) => IN_USE.includes(name),
  because: 'what used it is still going away',
  every: 10,
  atMost: 300,
};

// --- internal ---

const IN_USE = ['DependencyViolation', 'ClusterContainsTasksException', 'DeleteConflictException'];
