import {
  ValidateTemplate$,
  type ValidateTemplateCommandInput,
  type ValidateTemplateCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { operation } from '../../../core/operation.ts';
import { onStack } from '../permissions.ts';
import { neededCapabilities } from '../templates/capabilities.ts';
import { templateBodyOf } from '../templates/planned-resources.ts';
import { readTemplate } from '../templates/template.ts';

/** Reads a template as CreateStack would, and says what it asks for. Nothing is made. */
export const validateTemplate = operation<
  ValidateTemplateCommandInput,
  ValidateTemplateCommandOutput
>(ValidateTemplate$, {
  permissions: (_input, region) => [onStack('ValidateTemplate', undefined, region)],
  run(input, _region) {
    const template = readTemplate(templateBodyOf(input));
    const { description } = template;
    return {
      Parameters: Object.entries(template.parameters).map(
        ([ParameterKey, { Default, NoEcho, Description }]) => ({
          ParameterKey,
          ...(Default !== undefined && { DefaultValue: Default }),
          NoEcho: NoEcho ?? false,
          ...(Description !== undefined && { Description }),
        }),
      ),
      ...(description !== undefined && { Description: description }),
      ...neededCapabilities(template),
    };
  },
});
