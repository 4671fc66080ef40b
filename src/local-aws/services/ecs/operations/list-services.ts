import {
  ListServices$,
  type ListServicesCommandInput,
  type ListServicesCommandOutput,
} from '@aws-sdk/client-ecs';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { clusterArn, clusterName, requireCluster } from '../clusters/clusters.ts';
import { pageOf } from '../paging.ts';
import { services } from '../scheduling/services.ts';

/** Only ACTIVE services: one that is DRAINING is not listed, though its name is still taken. */
export const listServices = operation<ListServicesCommandInput, ListServicesCommandOutput>(
  ListServices$,
  {
    permissions: ({ cluster }, region) => [
      {
        action: 'ecs:ListServices',
        resource: '*',
        context: { 'ecs:cluster': clusterArn(region, clusterName(cluster)) },
      },
    ],
    run({ cluster, launchType, schedulingStrategy, maxResults = 10, nextToken, ...rest }, region) {
      refuseMembers('a list of services', rest, ['resourceManagementType']);
      const arns = services(region)
        .by('active', requireCluster(region, cluster).clusterArn)
        .filter(({ service }) => !launchType || service.launchType === launchType)
        .filter(
          ({ service }) => !schedulingStrategy || service.schedulingStrategy === schedulingStrategy,
        )
        .map(({ service }) => service.serviceArn);
      const { items, ...token } = pageOf(arns, (arn) => arn, { maxResults, nextToken });
      return { serviceArns: items, ...token };
    },
  },
);
