import { InvalidParameterException$ } from '@aws-sdk/client-ecs';
import { awsError } from '../../core/error.ts';
import type { Service } from '../../core/operation.ts';
import { clusters } from './clusters.ts';
import { createCluster } from './create-cluster.ts';
import { deleteCluster } from './delete-cluster.ts';
import { describeClusters } from './describe-clusters.ts';

/** Amazon Elastic Container Service. */
export const ecs: Service = {
  id: 'ecs',
  protocol: 'awsJson1_1',
  target: 'AmazonEC2ContainerServiceV20141113',
  version: '2014-11-13',
  xmlNamespace: '',
  operations: [createCluster, deleteCluster, describeClusters],
  // ECS names the member and what is wrong with it; the exact wording is a guess.
  invalid: ({ path, constraint }) =>
    awsError(
      InvalidParameterException$,
      constraint === 'Member must not be null'
        ? `${path} should not be null or empty.`
        : `Invalid value for ${path}: ${constraint}`,
    ),
  inventory: (region) =>
    clusters(region)
      .all()
      .filter(({ status }) => status !== 'INACTIVE')
      .map(({ clusterArn, tags, capacityProviders, settings }) => ({
        kind: 'cluster',
        id: clusterArn,
        content: { tags, capacityProviders, settings },
      })),
};
