import type { Region } from '../../../core/account.ts';
import { wordId } from '../../../core/ids.ts';
import { resourceType } from './resource-types.ts';
import type { Properties } from './resource-type.ts';
import type { StackRecord } from '../stacks/stacks.ts';
import { textOf } from '../templates/value.ts';

/**
 * The name of a resource: the one that its properties give, or stack, logical id and twelve characters. That an empty one is
 * none is a guess.
 */
export function nameOf(
  region: Region,
  { stack }: StackRecord,
  logicalId: string,
  type: string,
  properties: Properties,
): string {
  const { property, longest } = resourceType(type)!.name;
  const given = properties[property];
  if (given !== undefined && given !== '') return textOf(given);
  const ordinal = region.account.ordinal('resource-name', `${stack.StackId} ${logicalId}`);
  const random = wordId(12, ALPHABET, region.account.seed, stack.StackId, logicalId, ordinal);
  return `${stack.StackName}-${logicalId}`.slice(0, longest - 13) + `-${random}`;
}

// --- internal ---

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
