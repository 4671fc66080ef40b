import {
  ListFunctions$,
  type ListFunctionsCommandInput,
  type ListFunctionsCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { notModelled } from '../../not-modelled.ts';
import { invalidParameter } from '../errors.ts';
import { functions } from '../functions/functions.ts';
import { listedConfiguration } from '../functions/shown-configuration.ts';

/** Up to 50 functions a page, by name. */
export const listFunctions = operation<ListFunctionsCommandInput, ListFunctionsCommandOutput>(
  ListFunctions$,
  {
    permissions: () => [{ action: 'lambda:ListFunctions', resource: '*' }],
    run({ Marker, MaxItems = 50, MasterRegion, FunctionVersion }, region) {
      if (MasterRegion !== undefined || FunctionVersion !== undefined) {
        throw notModelled('versions and replicas of a function');
      }
      const { items, next } = listPage(
        functions(region).all(),
        ({ configuration }) => configuration.FunctionName,
        {
          token: Marker,
          size: Math.min(MaxItems, 50),
          // A guess at the words.
          invalidToken: () => invalidParameter('Invalid marker.'),
        },
      );
      return {
        Functions: items.map(listedConfiguration),
        ...(next !== undefined && { NextMarker: next }),
      };
    },
  },
);
