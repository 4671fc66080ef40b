import { main } from './cli/program.ts';
import { steps } from './steps/index.ts';

/** `npm run cleanup`: takes everything back, the last step first. */
await main({
  name: 'npm run cleanup --',
  description:
    'Takes all steps of the tutorial back, the last one first. Run it again at any time.',
  inputsOf: steps,
  writes: 'deletes',
  async run({ session: { runner }, terminal, next }) {
    for (const step of steps.toReversed()) {
      if (!step.undo) continue;
      await runner.undo(step);
      terminal.note('');
    }
    terminal.line({ label: 'next', text: next('npm run audit'), tone: 'plain' });
  },
});
