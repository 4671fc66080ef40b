import constraints from '../../constraints/lambda.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { addPermission } from './add-permission.ts';
import { endWork, FUNCTION_TIMER } from './change-function.ts';
import { createFunction } from './create-function.ts';
import { createFunctionUrlConfig } from './create-function-url-config.ts';
import { deleteFunction } from './delete-function.ts';
import { deleteFunctionUrlConfig } from './delete-function-url-config.ts';
import { invalid } from './errors.ts';
import { getFunction } from './get-function.ts';
import { getFunctionConfiguration } from './get-function-configuration.ts';
import { getFunctionUrlConfig } from './get-function-url-config.ts';
import { getPolicy } from './get-policy.ts';
import { inventory } from './inventory.ts';
import { invoke } from './invoke.ts';
import { listFunctions } from './list-functions.ts';
import { listTags } from './list-tags.ts';
import { removePermission } from './remove-permission.ts';
import { tagResource } from './tag-resource.ts';
import { untagResource } from './untag-resource.ts';
import { updateFunctionCode } from './update-function-code.ts';
import { updateFunctionConfiguration } from './update-function-configuration.ts';

/** AWS Lambda: functions from images in ECR. They can be made, read, changed and taken back, and not be invoked. */
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
  invalid,
  inventory,
  timers: { [FUNCTION_TIMER]: endWork },
};
