import {
  DescribeServiceDeployments$,
  type DescribeServiceDeploymentsCommandInput,
  type DescribeServiceDeploymentsCommandOutput,
  type Failure,
  type ServiceDeployment,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { invalidParameter } from '../errors.ts';
import { requireDeploymentArn } from '../identifiers.ts';
import { serviceDeployments } from '../deployments/service-deployments.ts';
import { shownServiceDeployment } from '../views/shown-service-deployment.ts';

/** An unknown deployment is no error: it is in `failures`, with HTTP 200. */
export const describeServiceDeployments = operation<
  DescribeServiceDeploymentsCommandInput,
  DescribeServiceDeploymentsCommandOutput
>(DescribeServiceDeployments$, {
  permissions: ({ serviceDeploymentArns: asked = [] }) =>
    asked.map((resource) => ({ action: 'ecs:DescribeServiceDeployments', resource })),
  run({ serviceDeploymentArns: asked = [] }, region) {
    // A guess after what is said of service revisions: https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/service_revisions.json
    if (asked.length > 20) throw invalidParameter('Service Deployment ARN count cannot exceed 20');
    // A guess too.
    if (asked.length === 0) throw invalidParameter('The Service ARN provided is invalid.');
    const found: ServiceDeployment[] = [];
    const failures: Failure[] = [];
    for (const arn of new Set(asked)) {
      requireDeploymentArn(region, arn);
      const record = serviceDeployments(region).get(arn);
      if (record) found.push(shownServiceDeployment(region, record));
      else failures.push({ arn, reason: 'MISSING' });
    }
    return { serviceDeployments: found, failures };
  },
});
