import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { defineExercise } from '../../src/engine/exercise.ts';
import { tutorialService } from '../../src/engine/tutorial-service.ts';
import { inWords, isSteady } from './the-service.ts';

export const smallestTask = defineExercise({
  id: 'smallest-task',
  title: 'Run the smallest task',
  task: 'Change the running app to the smallest size that Fargate offers, without stopping it first.',
  hint: '"Register the task definition" lists the sizes. A different size is a new revision, and you have to give it to the service.',
  why: {
    DescribeServices: 'see which revision the service runs',
    DescribeTaskDefinition: 'read the size of its tasks',
  },

  expects: ({ name }) => `the service "${name}" to run tasks of 256 CPU units and 512 MiB`,

  async judge({ ecs, name }) {
    const service = await tutorialService(ecs, name);
    if (!service) return { passed: false, found: inWords(service) };
    const { taskDefinition } = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: service.taskDefinition }),
    );
    const { cpu, memory } = taskDefinition!;
    const runs = isSteady(service) && service.runningCount! > 0;
    return {
      passed: runs && cpu === '256' && memory === '512',
      found: `${inWords(service)} of ${cpu} CPU units and ${memory} MiB`,
    };
  },
});
