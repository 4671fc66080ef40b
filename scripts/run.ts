import { main } from './cli/program.ts';
import { nextCommand, requireStep } from './cli/steps.ts';
import { steps } from './steps/index.ts';

/** `npm run step:<id>`: does one step. */
await main({
  name: 'npm run step:<id> --',
  description: 'Does one step of the tutorial.',
  argument: { name: '<step>', description: 'the id of a step' },
  inputsOf: steps,
  writes: true,
  check: ([id]) => void requireStep(id!),
  price: async ({ runner }, [id]) => runner.estimate([requireStep(id!)]),
  async run({ args: [id], session: { runner } }) {
    const step = requireStep(id!);
    await runner.run(step, nextCommand(step));
  },
});
