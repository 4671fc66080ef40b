import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { FunctionRecord } from './functions.ts';
import { readReference } from './function-reference.ts';

/** A function as it is read: with the qualifier in its ARN when the request has one, as AWS is recorded to do. */
export function shownConfiguration(
  { configuration }: FunctionRecord,
  reference: string,
  asked: string | undefined,
): FunctionConfiguration {
  const qualifier = asked ?? readReference(reference).qualifier;
  if (qualifier === undefined) return configuration;
  return { ...configuration, FunctionArn: `${configuration.FunctionArn}:${qualifier}` };
}

/** A function in a list, which says nothing of its state: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export function listedConfiguration({ configuration }: FunctionRecord): FunctionConfiguration {
  const {
    State: _state,
    StateReason: _reason,
    StateReasonCode: _code,
    LastUpdateStatus: _update,
    LastUpdateStatusReason: _updateReason,
    LastUpdateStatusReasonCode: _updateCode,
    ...shown
  } = configuration;
  return shown;
}
