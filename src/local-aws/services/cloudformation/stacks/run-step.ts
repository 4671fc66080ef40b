import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { own } from '../../../core/own-entry.ts';
import { enterResource } from './change-stack.ts';
import { handlerMessage } from '../resources/handler-message.ts';
import type { Step } from './jobs.ts';
import { misshapen } from '../resources/property-shapes.ts';
import { actingRegion } from './stack-role.ts';
import { nameOf } from '../resources/resource-names.ts';
import { resourceType } from '../resources/resource-types.ts';
import type { Properties } from '../resources/resource-type.ts';
import { resolveProperties } from '../templates/resolve.ts';
import type { ResourceRecord, StackRecord } from './stacks.ts';
import { templateOf } from '../templates/template.ts';

/** The status of a resource while a step runs, and when it is done. */
export const VERBS = { create: 'CREATE', update: 'UPDATE', replace: 'UPDATE', delete: 'DELETE' };

/** Runs a step by the operations of the resource's own service. Returns why it failed, or `undefined`. */
export function carryOut(
  region: Region,
  record: StackRecord,
  step: Step,
): { record: StackRecord; failure?: string } {
  const before = record.resources[step.logicalId]!;
  if (step.action === 'delete') return remove(region, record, step, before);
  const type = resourceType(before.type);
  // A stack that was stored may have one that is refused by now.
  if (!type) return { record, failure: `Unrecognized resource types: [${before.type}]` };
  const wanted = wantedProperties(region, record, step.logicalId);
  const problem = misshapen(step.logicalId, type.properties, wanted);
  if (problem !== undefined) return { record, failure: problem };
  if (step.action === 'update') {
    const failure = attempt(region, before.type, 'Update', () =>
      type.update(actingRegion(region, record), before.physicalId!, before.properties, wanted),
    );
    // After a failure too: part of the change may have been made, and a rollback makes it undone.
    const updated = { ...before, properties: wanted };
    const after = { ...record, resources: { ...record.resources, [step.logicalId]: updated } };
    return failure === undefined ? { record: after } : { record: after, failure };
  }
  const name = nameOf(region, record, step.logicalId, before.type, wanted);
  if (step.action === 'replace' && name === before.physicalId) {
    return { record, failure: cannotReplace(name) };
  }
  let resource: ResourceRecord =
    step.action === 'create' ? { ...before, properties: wanted } : before;
  const failure = attempt(region, before.type, 'Create', () =>
    type.create(actingRegion(region, record), name, wanted, (physicalId = name) => {
      resource = { ...before, properties: wanted, physicalId };
    }),
  );
  const changed = { ...record, resources: { ...record.resources, [step.logicalId]: resource } };
  if (failure !== undefined) return { record: changed, failure };
  type.stamp?.(region, resource.physicalId!, stampOf(changed, step.logicalId));
  const initiated = 'Resource creation Initiated';
  return { record: enterResource(region, changed, resource, resource.status, initiated) };
}

/** The properties of a resource in the template, everything in them known, with the tags of its stack. */
export function wantedProperties(
  region: Region,
  record: StackRecord,
  logicalId: string,
): Properties {
  const { Properties: properties = {} } = own(templateOf(record).resources, logicalId) ?? {};
  return withStackTags(resolveProperties(region, record, properties), record);
}

// --- internal ---

/** The tags of a stack are put on its resources; those of a resource come before them. */
function withStackTags(properties: Properties, { stack }: StackRecord): Properties {
  const { Tags: given = [] } = properties;
  if (!Array.isArray(given) || !stack.Tags?.length) return properties;
  const keys = given.map((tag) => (tag as Properties | null)?.['Key']);
  const inherited = stack.Tags.filter(({ Key = '' }) => !keys.includes(Key));
  const added = inherited.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  return { ...properties, Tags: [...given, ...added] };
}

/**
 * The tags that CloudFormation itself puts on a resource, where the type takes them. That they come in this order is a guess.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html, read on 2026-11-29
 */
function stampOf({ stack }: StackRecord, logicalId: string): Record<string, string> {
  return {
    'aws:cloudformation:stack-name': stack.StackName,
    'aws:cloudformation:logical-id': logicalId,
    'aws:cloudformation:stack-id': stack.StackId,
  };
}

/**
 * The new one is made while the old one is still there, so it needs another name:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html. AWS's words are public:
 * https://github.com/convox/rack/issues/2941
 */
function cannotReplace(name: string): string {
  return `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`;
}

function remove(
  region: Region,
  record: StackRecord,
  step: Step,
  resource: ResourceRecord,
): { record: StackRecord; failure?: string } {
  const name = step.physicalId ?? resource.physicalId;
  if (name === undefined) return { record };
  const failure = attempt(region, resource.type, 'Delete', () =>
    resourceType(resource.type)!.remove(actingRegion(region, record), name),
  );
  return failure === undefined ? { record } : { record, failure };
}

/**
 * Runs a handler. What it wrote before it failed stays, as on AWS, where each call of a service stands for itself: the
 * service-linked role of ECS is there although the first cluster failed.
 */
function attempt(region: Region, type: string, verb: string, work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const operation = verb + type.split('::')[2];
    return handlerMessage(region, resourceType(type)!, operation, error);
  }
}
