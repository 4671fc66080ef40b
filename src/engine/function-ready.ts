import {
  GetFunctionConfigurationCommand,
  ResourceNotFoundException,
  type FunctionConfiguration,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { StepError, type Wait } from './step.ts';

/**
 * The wait for a function that Lambda still makes or changes: until it works on it no more, and the function is ready or has
 * failed. It takes minutes at most, for which there is no figure in AWS's documentation.
 * https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function settled(
  lambda: Pick<LambdaClient, 'send'>,
  FunctionName: string,
): Wait<FunctionConfiguration> {
  const get = new GetFunctionConfigurationCommand({ FunctionName });
  return {
    until: 'Lambda to finish with the image',
    every: 5,
    atMost: 300,
    async poll() {
      try {
        const configuration = await lambda.send(get);
        const { State, LastUpdateStatus } = configuration;
        if (State === 'Pending') return { state: 'Pending' };
        if (LastUpdateStatus === 'InProgress') return { state: 'updating (InProgress)' };
        if (isReady(configuration)) return { done: configuration };
        return {
          done: configuration,
          state: State === 'Failed' ? State : `update ${LastUpdateStatus}`,
        };
      } catch (error) {
        // One of AWS's machines that has not heard of a function that was made a moment ago.
        if (error instanceof ResourceNotFoundException) return { state: 'not visible yet' };
        throw error;
      }
    },
  };
}

/** Returns true if a function can be called. One that nobody called for weeks is Inactive, and wakes by a call. */
export function isReady({ State, LastUpdateStatus }: FunctionConfiguration): boolean {
  const isThere = State === 'Active' || State === 'Inactive';
  return isThere && LastUpdateStatus === 'Successful';
}

/** Throws a {@link StepError} with Lambda's reason for a function that has failed. */
export function requireReady(configuration: FunctionConfiguration): void {
  if (isReady(configuration)) return;
  const { FunctionName, StateReason, LastUpdateStatusReason } = configuration;
  throw new StepError(
    `Lambda could not make the function "${FunctionName}" ready: ${LastUpdateStatusReason ?? StateReason ?? 'Lambda gives no reason'}`,
    'npm run step:deploy-lambda',
  );
}
