import type { LoadedServices } from './aws/index.ts';
import type { AwsService } from './aws/service.ts';
import type { Retry } from './step.ts';

/**
 * It takes some seconds until a new resource is known everywhere in AWS. Until then, a call may be told that there is none.
 * https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
 */
export const NEW_FOR = { every: 5, atMost: 60 };

/** A call that fails because what was just created is still propagating through AWS. */
export function eventualConsistency(services: LoadedServices): Retry {
  return {
    when: anyOf(services, 'untilConsistent'),
    because: 'what was just created is still propagating through AWS',
    ...NEW_FOR,
  };
}

/** A call that fails because something that is being deleted still uses what it deletes. */
export function inUse(services: LoadedServices): Retry {
  return {
    when: anyOf(services, 'whileInUse'),
    because: 'what uses it is still being deleted',
    every: 10,
    atMost: 300,
  };
}

// --- internal ---

function anyOf(
  services: LoadedServices,
  why: 'untilConsistent' | 'whileInUse',
): (error: Error) => boolean {
  const known = Object.values<AwsService>(services).flatMap(({ passing }) => passing[why]);
  return ({ name, message }) =>
    known.some((each) => (typeof each === 'string' ? each === name : each.test(message)));
}
