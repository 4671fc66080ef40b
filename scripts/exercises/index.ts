import type { Exercise } from '../../src/engine/exercise.ts';
import { nothingLeft } from './nothing-left.ts';
import { rollBack } from './roll-back.ts';
import { scaleToThree } from './scale-to-three.ts';
import { smallestTask } from './smallest-task.ts';
import { twoTutorials } from './two-tutorials.ts';
import { whyItStopped } from './why-it-stopped.ts';

/** The exercises, in the order in which the page has them: each begins with an app that runs, but for the last. */
export const exercises: readonly Exercise[] = [
  scaleToThree,
  smallestTask,
  whyItStopped,
  rollBack,
  twoTutorials,
  nothingLeft,
];
