import { AwsError } from '../core/error.ts';
import type { ConstraintViolation } from '../core/constraint-model.ts';

/** How the query services word a request that breaks their model, as the CLI shows it in public transcripts. */
export function validationError({ path, value, constraint }: ConstraintViolation): AwsError {
  const shown = value === undefined ? 'null' : JSON.stringify(value).replace(/^"|"$/g, '');
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value ${shown === 'null' ? 'null' : `'${shown}'`} at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}
