import {
  DeleteListener$,
  type DeleteListenerCommandInput,
  type DeleteListenerCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { removeListener, requireListener } from '../listeners/listeners.ts';
import { on } from '../permissions.ts';

/** Deletes a listener with its rules. */
export const deleteListener = operation<DeleteListenerCommandInput, DeleteListenerCommandOutput>(
  DeleteListener$,
  {
    permissions: ({ ListenerArn }) => [on('DeleteListener', ListenerArn)],
    run({ ListenerArn: arn = '' }, region) {
      removeListener(region, requireListener(region, arn));
      return {};
    },
  },
);
