import { Option } from 'commander';
import { containersOption } from './cli/containers-option.ts';
import { DRY_RUN, tellPlan } from './cli/plan.ts';
import { main } from './cli/program.ts';
import { stepsBetween, trackOption } from './cli/tracks.ts';
import { nextAfter } from './tracks/index.ts';
import { typedAgain } from './cli/typed-again.ts';
import { steps } from './steps/index.ts';

/** `npm run tutorial`: the steps of the core, or of another track, in their order. Done already, a step writes nothing. */
await main({
  name: 'npm run tutorial --',
  description:
    'Runs the steps of the tutorial, or of another track, in order. You can run it again at any time: it continues where it stopped.',
  examples: [
    '',
    '--to create-cluster',
    '--track expose',
    '--dry-run',
    '--containers',
    '--target aws --region us-east-1',
  ],
  inputsOf: steps,
  writes: 'makes',
  options: [
    trackOption(
      'which track to do, with what it needs: core, the tutorial itself, unless you say otherwise',
    ),
    new Option('--from <step>', 'the first step to run'),
    new Option('--to <step>', 'the last step to run'),
    new Option('--dry-run', DRY_RUN),
    containersOption(),
  ],
  check: (options) => void chosen(options),
  plan: (options, terminal) => tellPlan(chosen(options), 'run', options, terminal),
  makes: chosen,
  async run({ options, session: { runner }, terminal, next }) {
    const steps = chosen(options);
    for (const step of steps) {
      // In between, the next command is the one that runs by itself.
      const then = step === steps.at(-1) ? next(nextAfter(step)) : undefined;
      const { result } = await runner.run(step, then, next);
      terminal.note('');
      // The reader has to answer first, and the step has said how.
      if (result === 'waits for an answer') break;
    }
  },
});

// --- internal ---

function chosen(options: Record<string, unknown>) {
  return stepsBetween(options, typedFor);
}

/** A slip in the step that a flag names is mended in what was typed, whose other flags stay: `--dry-run` above all. */
function typedFor(option: 'from' | 'to', id: string) {
  const flag = `--${option}`;
  const args = process.argv.slice(2);
  return (step: string) =>
    typedAgain(
      'npm run tutorial',
      args.map((arg, index) => {
        if (arg === `${flag}=${id}`) return `${flag}=${step}`;
        return arg === id && args[index - 1] === flag ? step : arg;
      }),
    );
}
