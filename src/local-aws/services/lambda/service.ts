import constraints from '../../wire/constraint-models/lambda.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { addPermission } from './operations/add-permission.ts';
import { endWork, failWork, FUNCTION_TIMER } from './functions/change-function.ts';
import { createFunction } from './operations/create-function.ts';
import { createFunctionUrlConfig } from './operations/create-function-url-config.ts';
import { deleteFunction } from './operations/delete-function.ts';
import { deleteFunctionUrlConfig } from './operations/delete-function-url-config.ts';
import { invalid } from './errors.ts';
import { getFunction } from './operations/get-function.ts';
import { getFunctionConfiguration } from './operations/get-function-configuration.ts';
import { getFunctionUrlConfig } from './operations/get-function-url-config.ts';
import { getPolicy } from './operations/get-policy.ts';
import { inventory } from './inventory.ts';
import { invoke } from './operations/invoke.ts';
import { listFunctions } from './operations/list-functions.ts';
import { listTags } from './operations/list-tags.ts';
import { removePermission } from './operations/remove-permission.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateFunctionCode } from './operations/update-function-code.ts';
import { updateFunctionConfiguration } from './operations/update-function-configuration.ts';

/** AWS Lambda: functions from images in ECR. They can be created, read, changed and deleted, and not be invoked. */
export const lambda: Service = {
  id: 'lambda',
  protocol: 'restJson1',
  target: '',
  version: '2015-03-31',
  xmlNamespace: '',
  operations: [
    addPermission,
    createFunction,
    createFunctionUrlConfig,
    deleteFunction,
    deleteFunctionUrlConfig,
    getFunction,
    getFunctionConfiguration,
    getFunctionUrlConfig,
    getPolicy,
    invoke,
    listFunctions,
    listTags,
    removePermission,
    tagResource,
    untagResource,
    updateFunctionCode,
    updateFunctionConfiguration,
  ],
  constraints,
  ownWords: {},
  invalid,
  inventory,
  timers: { [FUNCTION_TIMER]: { run: endWork, fail: failWork } },
};
