import { resetLocalAccount } from './cli/local-account.ts';
import { terminal } from './cli/terminal.ts';
import { StepError } from '../src/tutorial/step.ts';

/** `npm run reset`: forgets the local account. It never touches AWS. */
const output = terminal(process.argv.includes('--json'));
try {
  await resetLocalAccount((text) => output.note(text));
  output.line({
    label: 'deleted',
    text: 'the local account; the next command begins a new one',
    tone: 'good',
  });
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  output.error(error.message, error.next);
  process.exitCode = 2;
}
