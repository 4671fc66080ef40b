import {
  GetTemplate$,
  type GetTemplateCommandInput,
  type GetTemplateCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import { onStack } from '../permissions.ts';
import { requireStack } from '../stacks/stacks.ts';

/** The template of a stack as it was sent, to the letter. Macros are not modelled, so both stages are the same. */
export const getTemplate = operation<GetTemplateCommandInput, GetTemplateCommandOutput>(
  GetTemplate$,
  {
    permissions: ({ StackName }, region) => [onStack('GetTemplate', StackName, region)],
    run(input, region) {
      refuseMembers('a template', input, ['ChangeSetName']);
      if (input.StackName === undefined) {
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_templates.snapshot.json
        throw validationError('StackName is required if ChangeSetName is not specified.');
      }
      const { templateBody } = requireStack(region, input.StackName);
      return { TemplateBody: templateBody, StagesAvailable: ['Original', 'Processed'] };
    },
  },
);
