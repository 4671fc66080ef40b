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
  task: 'Have the service run an image that does not exist, find out from a stopped task why it did not start, and give the name of the error.',
  hint: 'Ask AWS about the tasks whose desired status is STOPPED; the name is the first word of the reason. ECS tells it for about an hour.',
  inputs: { answer },
  why: {
    ListTasks: 'find the tasks that stopped',
    DescribeTasks: 'read why they stopped',
  },

  expects: ({ name }) =>
    `a task of "${name}" that did not start, and --answer to be the name of its error`,

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
      return { passed: false, found: 'stopped tasks, each of which had started' };
    }
    const { answer } = inputs;
    // The right one is not told.
    if (answer === undefined) return { passed: false, found: 'such a task, and no --answer' };
    const passed = reasons.includes(answer);
    const found = passed ? `it: ${answer}` : `such a task, and ${answer} is not its error`;
    return { passed, found };
  },
});
