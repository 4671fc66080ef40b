import { Option } from 'commander';
import { DRY_RUN, tellPlan } from './cli/plan.ts';
import { main } from './cli/program.ts';
import { steps } from './steps/index.ts';

/** Those that can be taken back, the last one first. */
const undone = steps.filter(({ undo }) => undo).toReversed();

/** `npm run cleanup`: takes everything back, the last step first. */
await main({
  name: 'npm run cleanup --',
  description:
    'Undoes all the steps of the tutorial, the last one first. You can run it again at any time.',
  examples: ['', '--dry-run', '--target aws --region us-east-1'],
  inputsOf: steps,
  options: [new Option('--dry-run', DRY_RUN)],
  writes: 'deletes',
  withoutAccount(options, terminal) {
    if (options['dryRun'] !== true) return false;
    tellPlan(undone, 'undo', terminal);
    return true;
  },
  async run({ session: { runner }, terminal, next }) {
    for (const step of undone) {
      await runner.undo(step);
      terminal.note('');
    }
    terminal.line({ label: 'next', text: next('npm run audit'), tone: 'plain' });
  },
});
