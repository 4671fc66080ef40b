import {
  DescribeServiceDeployments$,
  type DescribeServiceDeploymentsCommandInput,
  type DescribeServiceDeploymentsCommandOutput,
  type Failure,
  type ServiceDeployment,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { invalidParameter } from '../errors.ts';
import { requireArnOf } from '../identifiers.ts';
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
    if (asked.length < 1 || asked.length > 20) {
      // The limit is the API reference's, the wording a guess.
      throw invalidParameter('Specify between 1 and 20 service deployments.');
    }
    const found: ServiceDeployment[] = [];
    const failures: Failure[] = [];
    for (const arn of new Set(asked)) {
      requireArnOf(region, 'service-deployment', arn);
      const record = serviceDeployments(region).get(arn);
      if (record) found.push(shownServiceDeployment(region, record));
      else failures.push({ arn, reason: 'MISSING' });
    }
    return { serviceDeployments: found, failures };
  },
});
