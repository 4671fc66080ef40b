import { Option } from 'commander';
import { DRY_RUN, tellPlan } from './cli/plan.ts';
import { main } from './cli/program.ts';
import { requireStep } from './cli/steps.ts';
import { nextAfter, servicesOf } from './tracks/index.ts';
import { typedAgain } from './cli/typed-again.ts';
import { StepError } from '../src/engine/step.ts';
import { steps } from './steps/index.ts';

/** `npm run tutorial`: all steps in their order. Done already, a step writes nothing. */
await main({
  name: 'npm run tutorial --',
  description:
    'Runs all steps of the tutorial in order. Run it again at any time: it continues where it stopped.',
  examples: ['', '--to create-cluster', '--dry-run', '--target aws --region us-east-1'],
  inputsOf: steps,
  writes: 'makes',
  options: [
    new Option('--from <step>', 'the first step to do'),
    new Option('--to <step>', 'the last step to do'),
    new Option('--dry-run', DRY_RUN),
  ],
  check: (options) => void chosen(options),
  withoutAccount(options, terminal) {
    if (options['dryRun'] !== true) return false;
    tellPlan(chosen(options), 'run', terminal);
    return true;
  },
  services: (options) => Promise.resolve(servicesOf(chosen(options))),
  price: ({ runner }, options) => runner.estimate(chosen(options)),
  async run({ options, session: { runner }, terminal, next }) {
    for (const step of chosen(options)) {
      await runner.run(step, next(nextAfter(step)));
      terminal.note('');
    }
  },
});

/** The steps from `--from` to `--to`, both included. Throws a {@link StepError} when there are none between them. */
function chosen(options: Record<string, unknown>) {
  const { from, to } = options as { from?: string; to?: string };
  const first = from === undefined ? 0 : steps.indexOf(named('from', from));
  const last = to === undefined ? steps.length : steps.indexOf(named('to', to)) + 1;
  if (first < last) return steps.slice(first, last);
  throw new StepError(
    `--from ${from} comes after --to ${to} in the tutorial.`,
    'npm run tutorial -- --dry-run',
  );
}

// --- internal ---

/** The step that a flag names. A slip in it is mended in what was typed, whose other flags stay: `--dry-run` above all. */
function named(option: 'from' | 'to', id: string) {
  const flag = `--${option}`;
  const args = process.argv.slice(2);
  return requireStep(id, (step) =>
    typedAgain(
      'npm run tutorial',
      args.map((arg, index) => {
        if (arg === `${flag}=${id}`) return `${flag}=${step}`;
        return arg === id && args[index - 1] === flag ? step : arg;
      }),
    ),
  );
}
