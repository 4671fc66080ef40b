import { Option } from 'commander';
import { StepError } from '../src/engine/step.ts';
import { DRY_RUN, tellPlan } from './cli/plan.ts';
import { main } from './cli/program.ts';
import { requireStep, stepOfCommand, takersOf } from './cli/steps.ts';
import { typedAgain } from './cli/typed-again.ts';
import { steps } from './steps/index.ts';

const { id, inputsOf, rest } = stepOfCommand(process.argv.slice(2));
/** The command as it was typed, with that step; nothing for one that cannot be undone. */
const typedFor = (step: string) =>
  steps.some((each) => each.id === step && each.undo)
    ? typedAgain(`npm run undo:${step}`, rest)
    : undefined;

/** `npm run undo:<id>`: takes one step back. */
await main(
  {
    name: `npm run undo:${id ?? '<id>'} --`,
    description: 'Undoes one step of the tutorial. If nothing of it is left, nothing is deleted.',
    examples: ['', '--dry-run', '--target aws --region us-east-1'],
    inputsOf,
    options: [new Option('--dry-run', DRY_RUN)],
    unknownFlag: takersOf,
    writes: 'deletes',
    check() {
      const step = requireStep(id, typedFor);
      if (step.undo) return;
      throw new StepError(`"${step.title}" (${step.id}) only reads: there is nothing to undo.`);
    },
    plan: (options, terminal) => tellPlan([requireStep(id)], 'undo', options, terminal),
    run: ({ session: { runner } }) => runner.undo(requireStep(id)),
  },
  rest,
);
