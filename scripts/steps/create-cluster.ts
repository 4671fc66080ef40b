import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  InvalidParameterException,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { defineStep, isAsAsked, StepError } from '../../src/engine/step.ts';
import { createServiceLinkedRole } from './create-service-linked-role.ts';

export const createCluster = defineStep({
  id: 'create-cluster',
  title: 'Create the cluster',
  kind: 'makes',
  needs: { createServiceLinkedRole },
  inputs: {},
  bills: [],
  why: {
    DescribeClusters: 'see whether a cluster of this name exists',
    CreateCluster: 'create it, with Fargate and Fargate Spot as its capacity',
    DeleteCluster: 'delete it',
  },

  async find({ ecs, name, own }) {
    const { clusters } = await ecs.send(
      new DescribeClustersCommand({ clusters: [name], include: ['TAGS'] }),
    );
    // A deleted cluster stays visible for a while, as INACTIVE.
    const cluster = clusters?.find(({ status }) => status !== 'INACTIVE');
    if (!cluster) return undefined;
    own(`The cluster "${name}"`, cluster.tags);
    const isActive = cluster.status === 'ACTIVE';
    const isOther = isActive && !isAsAsked(cluster, CAPACITY);
    const clusterArn = cluster.clusterArn!;
    return { clusterArn, isOther, unfinished: isOther || !isActive };
  },

  async run({ ecs, name, tags, report, retry, wait }, _needs, found) {
    if (found?.isOther) {
      const back = `aws ecs put-cluster-capacity-providers --cluster ${name} --capacity-providers FARGATE FARGATE_SPOT --default-capacity-provider-strategy capacityProvider=FARGATE,weight=1`;
      throw new StepError('Somebody has changed the capacity of the cluster.', back);
    }
    const create = new CreateClusterCommand({
      clusterName: name,
      ...CAPACITY,
      tags: tags.ecs,
    });
    const clusterArn =
      found?.clusterArn ??
      (await retry(roleIsNew, () => ecs.send(create))).cluster!.clusterArn!;
    report(found ? 'reused' : 'created', 'cluster', clusterArn);
    await wait(untilActive(ecs, clusterArn));
    return { clusterArn, isOther: false };
  },

  async undo({ ecs, name, report, retryWhileInUse }) {
    await retryWhileInUse(() => ecs.send(new DeleteClusterCommand({ cluster: name })));
    report('deleted', 'cluster', name);
  },
});

/** Where tasks may run, and where they run by default. */
const CAPACITY = {
  capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
};

// #region active
/** With capacity providers a cluster may be PROVISIONING for a few seconds. */
const untilActive = (ecs: ECSClient, clusterArn: string) => ({
  until: 'the cluster to be ACTIVE',
  every: 5,
  atMost: 120,
  async poll() {
    const { clusters } = await ecs.send(
      new DescribeClustersCommand({ clusters: [clusterArn] }),
    );
    const status = clusters?.[0]?.status ?? 'not visible yet';
    return status === 'ACTIVE' ? { done: clusterArn } : { state: status };
  },
});
// #endregion active

// #region race
/** ECS cannot use its role in the first seconds after it is created. */
const roleIsNew = {
  when: (error: Error) =>
    error instanceof InvalidParameterException &&
    error.message.includes('Unable to assume the service linked role'),
  because: 'the new service-linked role is still propagating through IAM',
  every: 5,
  atMost: 120,
};
// #endregion race
