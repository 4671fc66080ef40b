import { TooManyTagsException$ } from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../core/account.ts';
import { awsError } from '../../core/error.ts';
import type { Permission } from '../../core/operation.ts';
import { resourceNotFound } from './errors.ts';
import { scalableTargets, type TargetRecord } from './scaling/scalable-targets.ts';

/** The condition keys of a call that sets tags. */
export function tagContext(tags: Record<string, string> | undefined): Permission['context'] {
  if (!tags || Object.keys(tags).length === 0) return {};
  return {
    ...Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]),
    ),
    'aws:TagKeys': Object.keys(tags),
  };
}

/** The scalable target of an ARN. Throws ResourceNotFoundException. */
export function requireTagged(region: Region, arn: string): TargetRecord {
  const record = scalableTargets(region)
    .all()
    .find(({ target }) => target.ScalableTargetARN === arn);
  if (!record) throw resourceNotFound(arn);
  return record;
}

/** Writes the tags of a target. Throws TooManyTagsException beyond 50; its wording is a guess. */
export function putTags(region: Region, record: TargetRecord, tags: Record<string, string>): void {
  const arn = record.target.ScalableTargetARN;
  if (Object.keys(tags).length > 50) {
    throw awsError(TooManyTagsException$, 'Too many tags.', { ResourceName: arn });
  }
  scalableTargets(region).put(record.target.ResourceId, { ...record, tags });
}
