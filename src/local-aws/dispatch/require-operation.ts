import { AwsError } from '../core/error.ts';
import { kebabCase } from '../core/kebab-case.ts';
import type { Operation } from '../core/operation.ts';
import type { Route } from '../wire/protocol.ts';

/** The operation that a request names. Throws an error with HTTP status 501 when the local AWS does not serve it. */
export function requireOperation({ service, operation, name }: Route): Operation {
  if (operation) return operation;
  const { id, folder = id } = service;
  // A REST request names no operation, only a method and a path.
  const file = name.includes('/') ? '*.ts' : `${kebabCase(name)}.ts`;
  throw new AwsError(
    'NotImplemented',
    `The local AWS does not serve ${id}:${name}. It would be src/local-aws/services/${folder}/operations/${file}.`,
    501,
  );
}
