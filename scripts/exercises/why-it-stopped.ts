import {
  ClusterNotFoundException,
  DescribeTasksCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { z } from 'zod';
import { defineExercise, unless } from '../../src/engine/exercise.ts';

const answer = z
  .string()
  .regex(/^\w+$/, 'expected the name of an error, such as ResourceInitializationError')
  .optional()
  .describe('the name of the error that you found')
  .meta({ examples: ['ResourceInitializationError', 'CannotPullContainerError'] });

export const whyItStopped = defineExercise({
  id: 'why-it-stopped',
  title: 'Find out why a task does not start',
  task: 'Have the service run an image that does not exist, find out from a stopped task why it did not start, and answer with the name of the error.',
  hint: 'List the tasks with the desired status STOPPED. The name is the first word of the stopped reason, which ECS keeps for about an hour.',
  inputs: { answer },
  why: {
    ListTasks: 'find the tasks that stopped',
    DescribeTasks: 'read why they stopped',
  },

  expects: ({ name }) =>
    `a task of "${name}" that did not start, and --answer with the name of its error`,

  async judge({ ecs, name, inputs }) {
    const list = new ListTasksCommand({ cluster: name, desiredStatus: 'STOPPED' });
    const listed = await unless(ClusterNotFoundException, () => ecs.send(list));
    const tasks = listed?.taskArns ?? [];
    if (tasks.length === 0) return { passed: false, found: 'no stopped task' };
    const described = await ecs.send(new DescribeTasksCommand({ cluster: name, tasks }));
    const reasons = described
      .tasks!.filter(({ stopCode }) => stopCode === 'TaskFailedToStart')
      .map(({ stoppedReason = '' }) => /^\w+/.exec(stoppedReason)?.[0]);
    if (reasons.length === 0) {
      return { passed: false, found: 'only stopped tasks that had started' };
    }
    const { answer } = inputs;
    // The right one is not told.
    if (answer === undefined) return { passed: false, found: 'such a task, but no --answer' };
    const passed = reasons.includes(answer);
    const found = passed ? `it: ${answer}` : `such a task, but ${answer} is not its error`;
    return { passed, found };
  },
});
