import { main } from './cli/program.ts';
import { steps } from './steps/index.ts';
import { requireStep, stepOfCommand, takersOf } from './cli/steps.ts';
import { nextCommand } from '../src/engine/next-command.ts';

const { id, inputsOf, rest } = stepOfCommand(process.argv.slice(2));

/** `npm run step:<id>`: does one step. */
await main(
  {
    name: `npm run step:${id ?? '<id>'} --`,
    description: 'Does one step of the tutorial. Done already, it writes nothing.',
    inputsOf,
    unknownFlag: takersOf,
    writes: () => (requireStep(id).kind === 'reads' ? false : 'makes'),
    check: () => void requireStep(id),
    price: ({ runner }) => runner.estimate([requireStep(id)]),
    async run({ session: { runner }, next }) {
      const step = requireStep(id);
      await runner.run(step, next(nextCommand(steps, step)));
    },
  },
  rest,
);
