import { cloudformation } from '../../src/engine/aws/cloudformation.ts';
import { lambda } from '../../src/engine/aws/lambda.ts';
import { cloudformation as localCloudformation } from '../../src/local-aws/services/cloudformation/service.ts';
import { lambda as localLambda } from '../../src/local-aws/services/lambda/service.ts';
import { createClusterStack } from '../steps/create-cluster-stack.ts';
import { registerSidecarTask } from '../steps/register-sidecar-task.ts';
import { runTask } from '../steps/run-task.ts';
import { createFunctionRole } from '../steps/create-function-role.ts';
import { createFunctionUrl } from '../steps/create-function-url.ts';
import { deployLambda } from '../steps/deploy-lambda.ts';
import type { Track } from './track.ts';

/** The other things that the notes tried, or wondered about. */
export const ways: Track = {
  id: 'ways',
  title: 'Other ways',
  about: 'A single task, three containers in one task, a CloudFormation stack, and Lambda',
  steps: [
    runTask,
    registerSidecarTask,
    createClusterStack,
    createFunctionRole,
    deployLambda,
    createFunctionUrl,
  ],
  services: {
    cloudformation: { aws: cloudformation, local: localCloudformation },
    lambda: { aws: lambda, local: localLambda },
  },
};
