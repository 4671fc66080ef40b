import { defineStep } from '../../src/engine/step.ts';
import { clustersOf } from './cluster.ts';
import { tasksOf } from './task.ts';

export const agent = defineStep({
  id: 'agent',
  title: 'Whose agents work in your account',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'count the instances that an agent of yours registered',
    ListTasks: 'find the tasks of a cluster',
    DescribeTasks: 'read what their agent reported',
  },

  async run({ ecs, region, show, say }) {
    let yours = 0;
    for await (const cluster of clustersOf(ecs)) {
      yours += cluster.registeredContainerInstancesCount!;
    }
    for await (const task of tasksOf(ecs)) {
      const after = secondsAfter(task.createdAt);
      show('agent of task', task.taskArn!.split('/').at(-1)!, {
        platformVersion: task.platformVersion,
        connectivity: task.connectivity,
        connectivityAt: after(task.connectivityAt),
        pullStartedAt: after(task.pullStartedAt),
        pullStoppedAt: after(task.pullStoppedAt),
        startedAt: after(task.startedAt),
        managedAgents: task.containers?.flatMap(({ managedAgents = [] }) =>
          managedAgents.map(({ name, lastStatus }) => `${name} ${lastStatus}`),
        ),
      });
    }
    say(
      yours === 0
        ? `No agent of yours works in ${region}: no cluster has a container instance. The agent of a task on Fargate is AWS's.`
        : `${yours} container instances in ${region} run an agent that is yours to update.`,
    );
    return { yours };
  },
});

// #region seconds
/** Says when something was, in seconds after the task was asked for. */
function secondsAfter(start: Date | undefined) {
  return (then: Date | undefined): string | undefined => {
    if (!start || !then) return undefined;
    const seconds = Math.round((then.getTime() - start.getTime()) / 1000);
    return `${seconds} s after createdAt`;
  };
}
// #endregion seconds
