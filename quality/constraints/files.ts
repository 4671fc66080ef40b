import { existsSync, readFileSync } from 'node:fs';
import type { Service } from '../../src/local-aws/core/operation.ts';
import type { InputConstraints } from './input-constraints.ts';
import { constraintsOf, type ConstraintFile } from './model.ts';
import { serviceSignedAs } from '../../src/engine/aws/find-service.ts';

/** The file with the constraints of all operations of a service. */
export function allConstraintsFile({ id }: Service): string {
  return `quality/constraints/models/${serviceSignedAs(id).botocore}.json`;
}

/** The file with the constraints that the local AWS checks: those of the operations that it serves. */
export function servedConstraintsFile({ id }: Service): string {
  return `src/local-aws/wire/constraint-models/${serviceSignedAs(id).botocore}.json`;
}

/** Reads {@link servedConstraintsFile}: `undefined` when there is none. */
export function writtenConstraints(service: Service): ConstraintFile | undefined {
  const file = servedConstraintsFile(service);
  return existsSync(file) ? (read(file) as ConstraintFile) : undefined;
}

/**
 * Makes the content of {@link servedConstraintsFile}; undefined where AWS's model constrains nothing that is served.
 */
export async function servedConstraints(service: Service): Promise<ConstraintFile | undefined> {
  const served = constraintsOf(service, read(allConstraintsFile(service)) as InputConstraints, {
    enums: (await import(serviceSignedAs(service.id).sdk)) as Record<string, unknown>,
  });
  return Object.keys(served.shapes).length === 0 ? undefined : served;
}

// --- internal ---

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
