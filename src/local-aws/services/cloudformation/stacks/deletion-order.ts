import { own } from '../../../core/own-entry.ts';
import { creationOrder } from '../templates/references.ts';
import type { ResourceRecord, StackRecord } from './stacks.ts';
import { templateOf } from '../templates/template.ts';

/** The resources of a stack, each before those that it needs; what is no longer in the template is first. */
export function inDeletionOrder(record: StackRecord): ResourceRecord[] {
  const { resources } = record;
  const order = creationOrder(templateOf(record));
  const left = Object.values(resources).filter(({ logicalId }) => !order.includes(logicalId));
  const wanted = order.flatMap((logicalId) => own(resources, logicalId) ?? []);
  return [...left, ...wanted.reverse()];
}
