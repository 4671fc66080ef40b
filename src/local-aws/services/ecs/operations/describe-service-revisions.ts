import {
  DescribeServiceRevisions$,
  type DescribeServiceRevisionsCommandInput,
  type DescribeServiceRevisionsCommandOutput,
  type Failure,
  type ServiceRevision,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { invalidParameter } from '../errors.ts';
import { requireArnOf } from '../identifiers.ts';
import { serviceRevisions } from '../scheduling/service-revisions.ts';

/** An unknown revision is no error: it is in `failures`, with HTTP 200. */
export const describeServiceRevisions = operation<
  DescribeServiceRevisionsCommandInput,
  DescribeServiceRevisionsCommandOutput
>(DescribeServiceRevisions$, {
  permissions: ({ serviceRevisionArns: asked = [] }) =>
    asked.map((resource) => ({ action: 'ecs:DescribeServiceRevisions', resource })),
  run({ serviceRevisionArns: asked = [] }, region) {
    if (asked.length < 1 || asked.length > 20) {
      // The limit is the API reference's, the wording a guess.
      throw invalidParameter('Specify between 1 and 20 service revisions.');
    }
    const found: ServiceRevision[] = [];
    const failures: Failure[] = [];
    for (const arn of new Set(asked)) {
      requireArnOf(region, 'service-revision', arn);
      const record = serviceRevisions(region).get(arn);
      if (record) found.push(record);
      else failures.push({ arn, reason: 'MISSING' });
    }
    return { serviceRevisions: found, failures };
  },
});
