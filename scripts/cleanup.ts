import { Option } from 'commander';
import { cleanUp } from '../src/engine/cleanup.ts';
import { BriefUndo } from './cli/brief-undo.ts';
import { giveBack } from './cli/lease.ts';
import { DRY_RUN, tellPlan } from './cli/plan.ts';
import { main } from './cli/program.ts';
import { tellProof } from './cli/proof.ts';
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

/** `npm run cleanup`: takes everything back, the last step first, and proves by the lists of AWS that it is gone. */
await main({
  name: 'npm run cleanup --',
  description:
    'Undoes the steps of every track, or of one, the last one first, and lists what is left. You can run it again at any time.',
  examples: ['', '--track expose', '--dry-run', '--target aws --region us-east-1'],
  inputsOf: steps,
  options: [
    trackOption('which track to undo: all of them unless you say otherwise'),
    new Option('--dry-run', DRY_RUN),
  ],
  writes: 'deletes',
  plan: (options, terminal) => tellPlan(undone(options), 'undo', options, terminal),
  async run({ options, session, terminal, next }) {
    const chosen = undone(options);
    const ids = new Set(chosen.map(({ id }) => id));
    const isAll = options['track'] === undefined || options['track'] === 'all';
    const brief = new BriefUndo(terminal);
    const proof = await cleanUp(
      { ...session, emit: brief.emit },
      chosen,
      ({ step = '' }) => isAll || ids.has(step),
      brief.end,
    );
    const code = tellProof(proof, terminal);
    if (code === 0 && isAll) giveBack(session.where);
    terminal.line({ label: 'next', text: next('npm run audit'), tone: 'plain' });
    return code;
  },
});
