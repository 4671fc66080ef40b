import {
  ClusterNotFoundException,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import * as oneOff from '../../src/engine/one-off-task.ts';
import { usd } from '../../src/engine/prices.ts';
import { quoted } from '../../src/engine/quoted.ts';
import { defineStep, publicTasks, StepError } from '../../src/engine/step.ts';
import { attempt, command } from '../inputs.ts';
import { createCluster } from './create-cluster.ts';
import { prepareNetwork } from './prepare-network.ts';
import { registerTaskDefinition } from './register-task-definition.ts';

const AGAIN = 'npm run step:run-task';
const startedBy = 'run-task'; // Those of the service name its deployment.

export const runTask = defineStep({
  id: 'run-task',
  title: 'Run a task once',
  kind: 'makes',
  needs: { createCluster, registerTaskDefinition, prepareNetwork },
  inputs: { command, attempt },
  bills: [], // It has stopped when the step is done: what it cost is over.
  billing: 'while it runs',
  why: {
    ListTasks: 'find the tasks of the family, running and stopped',
    DescribeTasks: 'see which of them this step started, and how they ended',
    RunTask: 'start one task, which nothing starts again',
    StopTask: 'stop it before it ends by itself',
  },
  absent: ClusterNotFoundException,

  async find({ ecs, name, inputsHash, own }) {
    const ours = { cluster: name, family: name, startedBy };
    const tasks = await oneOff.tasksStartedBy(ecs, ours);
    const { task, running } = oneOff.latest(tasks, inputsHash);
    if (!task) return undefined;
    const madeWith = own(`The task ${task.taskArn}`, task.tags);
    return { task, running, madeWith, unfinished: !oneOff.hasSucceeded(task) };
  },

  async run(context, needs, found) {
    const { ecs, name, inputs, inputsHash, tags, report, say } = context;
    const { taskDefinitionArn: taskDefinition } = needs.registerTaskDefinition;
    const { subnets, securityGroups } = needs.prepareNetwork;
    const vpc = { subnets, securityGroups, assignPublicIp: 'ENABLED' } as const;
    const command = ['sh', '-c', inputs.command];
    const environment = [{ name: 'ATTEMPT', value: String(inputs.attempt) }];
    const start = new RunTaskCommand({
      cluster: name,
      taskDefinition,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      networkConfiguration: { awsvpcConfiguration: vpc },
      overrides: { containerOverrides: [{ name: 'web', command, environment }] },
      startedBy,
      clientToken: `${name}-${inputsHash}-${taskDefinition.split(':').at(-1)}`,
      enableECSManagedTags: true,
      tags: tags.ecs,
    });
    const isIt = found?.task.taskDefinitionArn === taskDefinition;
    let task = isIt && found.madeWith === inputsHash ? found.task : undefined;
    if (!task) {
      const size = publicTasks(1, needs.registerTaskDefinition);
      say(`It costs ${usd(context.hourly(size))} per hour while it runs.`);
      const reply = await context.retryUntilConsistent(() => ecs.send(start));
      task = reply.tasks?.[0];
      const why = reply.failures?.[0]?.reason;
      if (!task) throw new StepError(`ECS has started no task: ${why}.`, AGAIN);
    }
    report(task === found?.task ? 'reused' : 'created', 'task', task.taskArn!);
    const ended = await context.stopped(name, task.taskArn!);
    say(`It has ended: ${oneOff.howItEnded(ended)}.`);
    if (oneOff.hasSucceeded(ended)) return { task: ended, running: [] };
    const next = `--command ${quoted(inputs.command)} --attempt ${inputs.attempt + 1}`;
    throw new StepError('ECS does not start it again.', `${AGAIN} -- ${next}`);
  },

  async undo({ ecs, name: cluster, report, stopped }, { task, running }) {
    for (const { taskArn, desiredStatus } of running) {
      const stop = { cluster, task: taskArn, reason: 'npm run undo:run-task' };
      if (desiredStatus === 'RUNNING') await ecs.send(new StopTaskCommand(stop));
      await stopped(cluster, taskArn!);
      report('deleted', 'task', taskArn!);
    }
    if (running.length === 0) report('gone', 'task', task.taskArn!);
  },

  fits: ({ task }, { registerTaskDefinition: { taskDefinitionArn } }) =>
    task.taskDefinitionArn === taskDefinitionArn,
});
