import { main } from './cli/program.ts';
import { steps } from './steps/index.ts';
import { requireStep, stepOfCommand, takersOf } from './cli/steps.ts';
import { nextCommand } from '../src/engine/next-command.ts';
import { typedAgain } from './cli/typed-again.ts';

const { id, inputsOf, rest } = stepOfCommand(process.argv.slice(2));
const typedFor = (step: string) => typedAgain(`npm run step:${step}`, rest);

/** `npm run step:<id>`: does one step. */
await main(
  {
    name: `npm run step:${id ?? '<id>'} --`,
    description: 'Does one step of the tutorial. Done already, it writes nothing.',
    inputsOf,
    unknownFlag: takersOf,
    writes: () => (requireStep(id).kind === 'reads' ? false : 'makes'),
    check: () => void requireStep(id, typedFor),
    price: ({ runner }) => runner.estimate([requireStep(id)]),
    async run({ session: { runner }, next }) {
      const step = requireStep(id);
      await runner.run(step, next(nextCommand(steps, step)));
    },
  },
  rest,
);
