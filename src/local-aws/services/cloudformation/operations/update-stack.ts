import {
  UpdateStack$,
  type UpdateStackCommandInput,
  type UpdateStackCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { own } from '../../../core/own-entry.ts';
import { refuseMembers, refuseOthers } from '../../not-modelled.ts';
import { requireCapabilities } from '../templates/capabilities.ts';
import { enter, putStack } from '../stacks/change-stack.ts';
import { validationError } from '../errors.ts';
import { newJob, type Step } from '../stacks/jobs.ts';
import { parameterValues } from '../templates/parameters.ts';
import { onStack, toActWith } from '../permissions.ts';
import { pendingResources, templateBodyOf } from '../templates/planned-resources.ts';
import { creationOrder } from '../templates/references.ts';
import { resourceType } from '../resources/resource-types.ts';
import { toMakeResources } from '../resource-permissions.ts';
import { start } from '../stacks/run-stack.ts';
import { wantedProperties } from '../stacks/run-step.ts';
import { requireStackRole } from '../stacks/stack-role.ts';
import { findStack, requireStack, type StackRecord } from '../stacks/stacks.ts';
import type { Template } from '../templates/template-model.ts';
import { foldTemplate } from '../templates/fold.ts';
import { pseudoParameters } from '../templates/pseudo-parameters.ts';
import { readTemplate } from '../templates/template.ts';

/**
 * Begins to change a stack to what a template says. On a stack whose creation failed and was not rolled back, the same
 * template makes what is missing: that is what Retry in the console does.
 */
export const updateStack = operation<UpdateStackCommandInput, UpdateStackCommandOutput>(
  UpdateStack$,
  {
    permissions({ StackName = '', Tags, TemplateBody, RoleARN: roleArn }, region) {
      const before = findStack(region, StackName);
      const tags = Tags ?? before?.stack.Tags;
      const templateBody = TemplateBody ?? before?.templateBody;
      return [
        onStack('UpdateStack', StackName, region, { tags: Tags, roleArn }),
        ...toActWith(roleArn, before?.stack.RoleARN, region.accountId, () =>
          toMakeResources(region, { templateBody, ...(tags && { tags }) }, before?.resources),
        ),
      ];
    },
    run(input, region) {
      const before = requireStack(region, input.StackName ?? '');
      refuseOthers('a stack', input, [
        'StackName',
        'TemplateBody',
        'TemplateURL',
        'UsePreviousTemplate',
        'Parameters',
        'Capabilities',
        'RoleARN',
        'RollbackConfiguration',
        'Tags',
        'DisableRollback',
        'ClientRequestToken',
      ]);
      refuseMembers('RollbackConfiguration', input.RollbackConfiguration ?? {});
      requireUpdatable(before);
      requireStackRole(region, input.RoleARN, before.stack.StackId);
      if (input.UsePreviousTemplate && (input.TemplateBody ?? input.TemplateURL) !== undefined) {
        // A guess at the words; that it is either is in the API reference.
        throw validationError('Specify either UsePreviousTemplate or a template, but not both.');
      }
      const templateBody = input.UsePreviousTemplate ? before.templateBody : templateBodyOf(input);
      const whole = readTemplate(templateBody);
      const parameters = parameterValues(whole, input.Parameters, before.parameters);
      requireCapabilities(whole, input.Capabilities);
      const pseudo = pseudoParameters(region, before.stack);
      const template = foldTemplate(whole, { parameters, pseudo });
      const kept = Object.entries(before.resources).filter(
        ([, { status }]) => status !== 'DELETE_COMPLETE',
      );
      const tags = input.Tags ?? before.stack.Tags ?? [];
      const wanted: StackRecord = {
        ...before,
        stack: { ...before.stack, Tags: tags },
        templateBody,
        parameters,
        resources: { ...pendingResources(region, template), ...Object.fromEntries(kept) },
      };
      const steps = stepsOf(region, wanted, template);
      const gone = kept
        .filter(
          ([name, { physicalId }]) => !own(template.resources, name) && physicalId !== undefined,
        )
        .map(([logicalId]): Step => ({ action: 'delete', logicalId }));
      const areTagsSame = JSON.stringify(tags) === JSON.stringify(before.stack.Tags);
      const isFailed = before.stack.StackStatus.endsWith('_FAILED');
      if (steps.length + gone.length === 0 && areTagsSame && !isFailed) {
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_update_stack.snapshot.json
        throw validationError('No updates are to be performed.');
      }
      const token = input.ClientRequestToken;
      const changed = putStack(region, wanted, {
        stack: {
          ...before.stack,
          LastUpdatedTime: region.date,
          Tags: tags,
          DisableRollback: input.DisableRollback ?? false,
          ...(input.Capabilities && { Capabilities: input.Capabilities }),
          ...(input.RoleARN !== undefined && { RoleARN: input.RoleARN }),
        },
        ...(token !== undefined && { token }),
      });
      const replaced = steps
        .filter(({ action }) => action === 'replace')
        .map(({ logicalId }): Step => {
          const { physicalId } = before.resources[logicalId]!;
          return { action: 'delete', logicalId, physicalId: physicalId! };
        });
      const updating = enter(region, changed, 'UPDATE_IN_PROGRESS', 'User Initiated');
      start(region, updating, newJob('update', steps, [...gone.reverse(), ...replaced]));
      return { StackId: before.stack.StackId };
    },
  },
);

// --- internal ---

const UPDATABLE = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
];

/** Throws ValidationError, in AWS's words. */
function requireUpdatable({ stack }: StackRecord): void {
  if (UPDATABLE.includes(stack.StackStatus)) return;
  throw validationError(
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_update_stack.snapshot.json
    `Stack:${stack.StackId} is in ${stack.StackStatus} state and can not be updated.`,
  );
}

/** The steps that make the resources as the template says. */
function stepsOf(region: Region, record: StackRecord, template: Template): Step[] {
  return creationOrder(template).flatMap((logicalId): Step[] => {
    const { physicalId, properties, type, status } = record.resources[logicalId]!;
    if (physicalId === undefined) return [{ action: 'create', logicalId }];
    // The remains of a failed attempt are deleted first.
    if (status === 'CREATE_FAILED') {
      return [
        { action: 'delete', logicalId, physicalId },
        { action: 'create', logicalId },
      ];
    }
    const wanted = wantedProperties(region, record, logicalId);
    const changed = [...new Set([...Object.keys(properties), ...Object.keys(wanted)])].filter(
      (key) => JSON.stringify(own(properties, key)) !== JSON.stringify(own(wanted, key)),
    );
    if (changed.length === 0) return [];
    const { createOnly } = resourceType(type)!;
    const isNew = changed.some((key) => createOnly.includes(key));
    return [{ action: isNew ? 'replace' : 'update', logicalId }];
  });
}
