import { creationOrder } from '../templates/references.ts';
import type { ResourceRecord, StackRecord } from './stacks.ts';
import { readTemplate } from '../templates/template.ts';

/** The resources of a stack, each before those that it needs; what is no longer in the template is first. */
export function inDeletionOrder({ templateBody, resources }: StackRecord): ResourceRecord[] {
  const order = creationOrder(readTemplate(templateBody));
  const left = Object.values(resources).filter(({ logicalId }) => !order.includes(logicalId));
  const wanted = order.flatMap((logicalId) => resources[logicalId] ?? []);
  return [...left, ...wanted.reverse()];
}
