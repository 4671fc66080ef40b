import { Option } from 'commander';
import { DRY_RUN, tellPlan } from './cli/plan.ts';
import { main } from './cli/program.ts';
import { chosenTracks, trackOption } from './cli/tracks.ts';
import { steps } from './steps/index.ts';
import { tracks } from './tracks/index.ts';

/** Those that can be taken back, the last one first. What a track needs of another one stays. */
function undone(options: Record<string, unknown>) {
  return chosenTracks(options['track'], tracks)
    .flatMap((each) => each.steps)
    .filter(({ undo }) => undo)
    .toReversed();
}

/** `npm run cleanup`: takes everything back, the last step first. */
await main({
  name: 'npm run cleanup --',
  description:
    'Undoes all the steps of the tutorial, the last one first. You can run it again at any time.',
  examples: ['', '--track expose', '--dry-run', '--target aws --region us-east-1'],
  inputsOf: steps,
  options: [
    trackOption('which part of the tutorial to take back: all of it unless you say otherwise'),
    new Option('--dry-run', DRY_RUN),
  ],
  writes: 'deletes',
  withoutAccount(options, terminal) {
    if (options['dryRun'] !== true) return false;
    tellPlan(undone(options), 'undo', terminal);
    return true;
  },
  async run({ options, session: { runner }, terminal, next }) {
    for (const step of undone(options)) {
      await runner.undo(step);
      terminal.note('');
    }
    terminal.line({ label: 'next', text: next('npm run audit'), tone: 'plain' });
  },
});
