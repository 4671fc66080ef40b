import {
  DescribeServiceRevisions$,
  type DescribeServiceRevisionsCommandInput,
  type DescribeServiceRevisionsCommandOutput,
  type Failure,
  type ServiceRevision,
} from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { requireCluster } from '../clusters/clusters.ts';
import { invalidParameter } from '../errors.ts';
import { isArnOf } from '../identifiers.ts';
import { serviceRevisions } from '../scheduling/service-revisions.ts';
import { requireService } from '../scheduling/services.ts';

/** An unknown revision is no error: it is in `failures`, with HTTP 200. */
export const describeServiceRevisions = operation<
  DescribeServiceRevisionsCommandInput,
  DescribeServiceRevisionsCommandOutput
>(DescribeServiceRevisions$, {
  permissions: ({ serviceRevisionArns: asked = [] }) =>
    asked.map((resource) => ({ action: 'ecs:DescribeServiceRevisions', resource })),
  run({ serviceRevisionArns: asked = [] }, region) {
    requireRevisionsOfOneService(region, asked);
    const found: ServiceRevision[] = [];
    const failures: Failure[] = [];
    for (const arn of new Set(asked)) {
      const record = serviceRevisions(region).get(arn);
      if (record) found.push(record);
      else failures.push({ arn, reason: 'MISSING' });
    }
    return { serviceRevisions: found, failures };
  },
});

// --- internal ---

/**
 * Throws what AWS throws for revisions that are too many, malformed, or of several services, and for a service that is not there.
 * https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/service_revisions.json
 */
function requireRevisionsOfOneService(region: Region, asked: readonly string[]): void {
  if (asked.length > 20) throw invalidParameter('Service Revision ARN count cannot exceed 20');
  if (asked.length === 0 || !asked.every((arn) => arn.startsWith('arn:'))) {
    throw invalidParameter('The Service ARN provided is invalid.');
  }
  if (!asked.every((arn) => isArnOf(region, 'service-revision', arn))) {
    throw invalidParameter('The ServiceRevision ARN is invalid.');
  }
  const owners = new Set(asked.map((arn) => arn.split('/').slice(1, 3).join('/')));
  if (owners.size > 1) {
    throw invalidParameter(
      'Cross service requests are not allowed. All requested service revisions must be for a single service',
    );
  }
  const [clusterName = '', serviceName = ''] = [...owners][0]!.split('/');
  requireService(region, requireCluster(region, clusterName).clusterName, serviceName);
}
