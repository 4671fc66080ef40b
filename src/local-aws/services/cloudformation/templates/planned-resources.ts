import type { Region } from '../../../core/account.ts';
import { validationError as modelError } from '../../validation-error.ts';
import { notModelled } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import type { ResourceRecord } from '../stacks/stacks.ts';
import type { Template } from './template-model.ts';

/** The template that a request brings along. Throws ValidationError when it brings none, or one that is too long. */
export function templateBodyOf({
  TemplateBody: body,
  TemplateURL: url,
}: {
  TemplateBody?: string | undefined;
  TemplateURL?: string | undefined;
}): string {
  if (url !== undefined) throw notModelled('templates at a URL');
  // AWS's words, as in public transcripts.
  if (body === undefined) {
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_update_stack.snapshot.json
    throw validationError('Either Template URL or Template Body must be specified.');
  }
  // The limit, in bytes, is in the API reference; public transcripts word it as a constraint of the model.
  if (new TextEncoder().encode(body).length > LONGEST) {
    throw modelError({
      path: 'templateBody',
      value: body,
      constraint: `Member must have length less than or equal to ${LONGEST}`,
    });
  }
  return body;
}

/** The resources of a template before anything was done with them. */
export function pendingResources(
  region: Region,
  template: Template,
): Record<string, ResourceRecord> {
  return Object.fromEntries(
    Object.entries(template.resources).map(([logicalId, { Type }]) => [
      logicalId,
      { logicalId, type: Type, status: 'PENDING', at: region.date, properties: {} },
    ]),
  );
}

// --- internal ---

const LONGEST = 51_200;
