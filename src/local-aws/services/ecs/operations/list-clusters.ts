import {
  ListClusters$,
  type ListClustersCommandInput,
  type ListClustersCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { clusters } from '../clusters/clusters.ts';
import { pageOf } from '../paging.ts';

/** The clusters that are not deleted. IAM knows no resource for it. */
export const listClusters = operation<ListClustersCommandInput, ListClustersCommandOutput>(
  ListClusters$,
  {
    permissions: () => [{ action: 'ecs:ListClusters', resource: '*' }],
    run(input, region) {
      const arns = clusters(region)
        .all()
        .filter(({ status }) => status !== 'INACTIVE')
        .map(({ clusterArn }) => clusterArn);
      const { items, ...token } = pageOf(arns, (arn) => arn, input);
      return { clusterArns: items, ...token };
    },
  },
);
