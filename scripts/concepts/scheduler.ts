import { defineStep } from '../../src/engine/step.ts';
import { servicesOf } from './service.ts';

export const scheduler = defineStep({
  id: 'scheduler',
  title: 'What the scheduler does in your account',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'read their names',
    ListServices: 'find the services of a cluster',
    DescribeServices: 'read what the scheduler wants, has and has done',
  },

  async run({ ecs, region, show, say }) {
    let count = 0;
    for await (const each of servicesOf(ecs)) {
      count += 1;
      const { events = [], deployments = [] } = each;
      show('scheduler of service', each.serviceName!, {
        schedulingStrategy: each.schedulingStrategy,
        availabilityZoneRebalancing: each.availabilityZoneRebalancing,
        desiredCount: each.desiredCount,
        pendingCount: each.pendingCount,
        runningCount: each.runningCount,
        deployments: deployments.map(
          ({ status, rolloutState, runningCount, desiredCount }) =>
            `${status} ${rolloutState}, ${runningCount} of ${desiredCount} running`,
        ),
        // The newest is the first; ECS keeps a hundred.
        ...Object.fromEntries(
          events.slice(0, 5).map((event, at) => [`events[${at}]`, event.message]),
        ),
      });
    }
    if (count === 0) {
      say(
        `${region} has no service, so the scheduler has nothing to do. "npm run step:create-service" gives it something to do.`,
      );
    }
    return { count };
  },
});
