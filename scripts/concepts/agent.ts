import { defineStep } from '../../src/engine/step.ts';
import { clustersOf } from './cluster.ts';
import { tasksOf } from './task.ts';

export const agent = defineStep({
  id: 'agent',
  title: 'The agents in your account',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'count the instances whose agent you run',
    ListTasks: 'find the tasks of a cluster',
    DescribeTasks: 'read what their agent reported',
  },

  async run({ ecs, region, show, say }) {
    let yours = 0;
    let tasks = 0;
    for await (const cluster of clustersOf(ecs)) {
      yours += cluster.registeredContainerInstancesCount!;
    }
    for await (const task of tasksOf(ecs)) {
      tasks++;
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
        ? `You run no agents in ${region}: no cluster has a container instance. AWS runs the agents of Fargate tasks.`
        : `${yours} container instances in ${region} run an agent that you have to update.`,
    );
    if (tasks === 0) say('"npm run step:create-service" starts such a task.');
    return { yours };
  },
});

// #region seconds
/** Says when something was, in seconds after the task was requested. */
function secondsAfter(start: Date | undefined) {
  return (then: Date | undefined): string | undefined => {
    if (!start || !then) return undefined;
    const seconds = Math.round((then.getTime() - start.getTime()) / 1000);
    return `${seconds} s after createdAt`;
  };
}
// #endregion seconds
