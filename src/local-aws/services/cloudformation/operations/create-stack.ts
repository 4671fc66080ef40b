import {
  AlreadyExistsException$,
  CreateStack$,
  type CreateStackCommandInput,
  type CreateStackCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { validationError as modelError } from '../../validation-error.ts';
import { requireConstraint } from '../../require-constraint.ts';
import { refuseMembers, refuseOthers } from '../../not-modelled.ts';
import { requireCapabilities } from '../templates/capabilities.ts';
import { enter } from '../stacks/change-stack.ts';
import { validationError } from '../errors.ts';
import { newJob } from '../stacks/jobs.ts';
import { onStack, toActWith } from '../permissions.ts';
import { parameterValues } from '../templates/parameters.ts';
import { pendingResources, templateBodyOf } from '../templates/planned-resources.ts';
import { creationOrder } from '../templates/references.ts';
import { toMakeResources } from '../resource-permissions.ts';
import { start } from '../stacks/run-stack.ts';
import { requireStackRole } from '../stacks/stack-role.ts';
import { stacks } from '../stacks/stacks.ts';
import { foldTemplate } from '../templates/fold.ts';
import { pseudoParameters } from '../templates/pseudo-parameters.ts';
import { readTemplate } from '../templates/template.ts';

/** Begins to make a stack. Its resources are made while time passes, and what happens to each is among its events. */
export const createStack = operation<CreateStackCommandInput, CreateStackCommandOutput>(
  CreateStack$,
  {
    permissions: ({ StackName, Tags: tags, TemplateBody, RoleARN: roleArn }, region) => [
      onStack('CreateStack', StackName, region, { tags, roleArn }),
      ...(tags?.length ? [onStack('TagResource', StackName, region, { tags })] : []),
      ...toActWith(roleArn, undefined, region.accountId, () =>
        toMakeResources(region, { templateBody: TemplateBody, ...(tags && { tags }) }),
      ),
    ],
    run(input, region) {
      const { StackName: name = '', OnFailure, DisableRollback, Tags = [] } = input;
      requireConstraint(modelError, 'stackName', name, {
        min: 1,
        max: 128,
        pattern: '[a-zA-Z][-a-zA-Z0-9]*',
      });
      refuseUnsupported(input);
      if (OnFailure !== undefined && DisableRollback !== undefined) {
        // https://github.com/boto/boto/issues/2781
        throw validationError('Either DisableRollback or OnFailure can be specified, not both.');
      }
      const templateBody = templateBodyOf(input);
      const whole = readTemplate(templateBody);
      const parameters = parameterValues(whole, input.Parameters);
      requireCapabilities(whole, input.Capabilities);
      const pseudo = pseudoParameters(region, { StackName: name });
      const template = foldTemplate(whole, { parameters, pseudo });
      if (stacks(region).by('name', name).length > 0) {
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_stacks.snapshot.json
        throw awsError(AlreadyExistsException$, `Stack [${name}] already exists`);
      }
      const onFailure = OnFailure ?? (DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
      const id = region.arn('cloudformation', `stack/${name}/${region.uuid('stack', name)}`);
      requireStackRole(region, input.RoleARN, id);
      const token = input.ClientRequestToken;
      const record = stacks(region).put(id, {
        stack: {
          StackId: id,
          StackName: name,
          ...(template.description !== undefined && { Description: template.description }),
          CreationTime: region.date,
          RollbackConfiguration: {},
          StackStatus: 'CREATE_IN_PROGRESS',
          DisableRollback: onFailure === 'DO_NOTHING',
          NotificationARNs: [],
          ...(input.TimeoutInMinutes !== undefined && { TimeoutInMinutes: input.TimeoutInMinutes }),
          ...(input.Capabilities && { Capabilities: input.Capabilities }),
          ...(input.RoleARN !== undefined && { RoleARN: input.RoleARN }),
          Tags,
          EnableTerminationProtection: input.EnableTerminationProtection ?? false,
          DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
        },
        templateBody,
        parameters,
        resources: pendingResources(region, template),
        onFailure,
        ...(token !== undefined && { token }),
      });
      const steps = creationOrder(template).map((logicalId) => ({
        action: 'create' as const,
        logicalId,
      }));
      start(
        region,
        enter(region, record, 'CREATE_IN_PROGRESS', 'User Initiated'),
        newJob('create', steps),
      );
      return { StackId: id };
    },
  },
);

// --- internal ---

function refuseUnsupported(input: CreateStackCommandInput): void {
  refuseOthers('a stack', input, [
    'StackName',
    'TemplateBody',
    'TemplateURL',
    'Parameters',
    'DisableRollback',
    'RollbackConfiguration',
    'TimeoutInMinutes',
    'Capabilities',
    'RoleARN',
    'OnFailure',
    'Tags',
    'ClientRequestToken',
    'EnableTerminationProtection',
  ]);
  refuseMembers('RollbackConfiguration', input.RollbackConfiguration ?? {});
}
