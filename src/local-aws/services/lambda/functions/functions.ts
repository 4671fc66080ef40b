import type { FunctionConfiguration, FunctionUrlConfig } from '@aws-sdk/client-lambda';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { functionNotFound, invalidParameter, notFound } from '../errors.ts';
import { readReference } from './function-reference.ts';
import type { PolicyStatement } from '../access/policy-statement.ts';

/** A function and what hangs on it. */
export interface FunctionRecord {
  /** As GetFunctionConfiguration shows it. */
  configuration: FunctionConfiguration & {
    FunctionName: string;
    FunctionArn: string;
    Role: string;
    RevisionId: string;
  };
  imageUri: string;
  tags: Record<string, string>;
  /** Who else may call it, statement by statement. */
  policy: PolicyStatement[];
  url?: FunctionUrlConfig & { FunctionUrl: string };
}

/** The functions of a Region by name. */
export function functions(region: Region): Table<FunctionRecord> {
  return region.table<FunctionRecord>('lambda/function');
}

export function functionArn(region: Region, name: string): string {
  return region.arn('lambda', `function:${name}`);
}

/**
 * The function that a request names: by its name, its ARN, or a part of the ARN, and by a qualifier behind it or beside
 * it. Only `$LATEST` exists here.
 *
 * Throws ResourceNotFoundException, or InvalidParameterValueException when the two qualifiers differ.
 */
export function requireFunction(region: Region, reference: string, asked?: string): FunctionRecord {
  const { name, regionName, accountId, qualifier: inside } = readReference(reference);
  if (regionName !== undefined && regionName !== region.name) {
    // Recorded, as errors.ts says.
    throw notFound(
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
      `Functions from '${regionName}' are not reachable in this region ('${region.name}')`,
    );
  }
  if (inside !== undefined && asked !== undefined && inside !== asked) {
    // Recorded.
    throw invalidParameter(
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  const qualifier = asked ?? inside;
  const found =
    accountId === undefined || accountId === region.accountId
      ? functions(region).get(name)
      : undefined;
  if (!found || (qualifier !== undefined && qualifier !== '$LATEST')) {
    const suffix = qualifier === undefined ? '' : `:${qualifier}`;
    throw functionNotFound(`${functionArn(region, name)}${suffix}`);
  }
  return found;
}
