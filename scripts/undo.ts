import { main } from './cli/program.ts';
import { requireStep } from './cli/steps.ts';
import { steps } from './steps/index.ts';

/** `npm run undo:<id>`: takes one step back. */
await main({
  name: 'npm run undo:<id> --',
  description: 'Takes one step of the tutorial back.',
  argument: { name: '<step>', description: 'the id of a step' },
  inputsOf: steps,
  writes: true,
  check: ([id]) => void requireStep(id!),
  run: ({ args: [id], session: { runner } }) => runner.undo(requireStep(id!)),
});
