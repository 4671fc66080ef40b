import { Option } from 'commander';
import { containersOption } from './cli/containers-option.ts';
import { DRY_RUN, tellPlan } from './cli/plan.ts';
import { main } from './cli/program.ts';
import { requireStep, stepOfCommand, takersOf } from './cli/steps.ts';
import { nextAfter } from './tracks/index.ts';
import { typedAgain } from './cli/typed-again.ts';

const { id, inputsOf, rest } = stepOfCommand(process.argv.slice(2));
const typedFor = (step: string) => typedAgain(`npm run step:${step}`, rest);

/** `npm run step:<id>`: does one step. */
await main(
  {
    name: `npm run step:${id ?? '<id>'} --`,
    description: 'Runs one step of the tutorial. If the step is already done, it writes nothing.',
    examples: ['', '--dry-run', '--target aws --region us-east-1'],
    inputsOf,
    options: [new Option('--dry-run', DRY_RUN), containersOption()],
    unknownFlag: takersOf,
    writes: () => (requireStep(id).kind === 'reads' ? false : 'makes'),
    check: () => void requireStep(id, typedFor),
    plan: (options, terminal) => tellPlan([requireStep(id)], 'run', options, terminal),
    makes: () => [requireStep(id)],
    async run({ session: { runner }, next }) {
      const step = requireStep(id);
      await runner.run(step, next(nextAfter(step)), next);
    },
  },
  rest,
);
