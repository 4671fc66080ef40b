import type { Region } from '../../../core/account.ts';
import { notModelled } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import type { ResourceRecord } from '../stacks/stacks.ts';
import type { Template } from './template-model.ts';

/** The template that a request brings along. Throws ValidationError when it brings none. */
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
    throw validationError('Either Template URL or Template Body must be specified.');
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
