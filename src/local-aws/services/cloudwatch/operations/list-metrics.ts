import {
  ListMetrics$,
  type ListMetricsCommandInput,
  type ListMetricsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { metricKey, metrics } from '../metrics/metrics.ts';
import { page } from '../paging.ts';
import { anywhere } from '../permissions.ts';

/** The metrics that something was ever measured for. */
export const listMetrics = operation<ListMetricsCommandInput, ListMetricsCommandOutput>(
  ListMetrics$,
  {
    permissions: anywhere('ListMetrics'),
    run({ Namespace, MetricName, Dimensions = [], NextToken, ...rest }, region) {
      refuseMembers('a list of metrics', rest);
      const fitting = metrics(region)
        .all()
        .filter(
          ({ namespace, name, dimensions }) =>
            (Namespace === undefined || namespace === Namespace) &&
            (MetricName === undefined || name === MetricName) &&
            Dimensions.every(({ Name, Value }) =>
              dimensions.some(
                (each) => each.Name === Name && (Value === undefined || each.Value === Value),
              ),
            ),
        );
      const { items, next } = page(fitting, metricKey, { token: NextToken, size: 500 });
      return {
        Metrics: items.map(({ namespace, name, dimensions }) => ({
          Namespace: namespace,
          MetricName: name,
          Dimensions: [...dimensions],
        })),
        OwningAccounts: [],
        ...(next !== undefined && { NextToken: next }),
      };
    },
  },
);
