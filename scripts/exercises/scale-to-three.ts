import { defineExercise } from '../../src/engine/exercise.ts';
import { tutorialService } from '../../src/engine/tutorial-service.ts';
import { inWords, isSteady } from './the-service.ts';

export const scaleToThree = defineExercise({
  id: 'scale-to-three',
  title: 'Scale to three',
  task: 'Have the service keep three tasks running, and see in the picture which zones they are in.',
  hint: '"Create the service" has an input for the number of tasks.',
  why: { DescribeServices: 'see how many tasks the service runs' },

  expects: ({ name }) => `the service "${name}" to run 3 of 3 tasks`,

  async judge({ ecs, name }) {
    const service = await tutorialService(ecs, name);
    const passed = service?.desiredCount === 3 && isSteady(service);
    return { passed, found: inWords(service) };
  },
});
