import { resetLocalAccount } from './cli/local-account.ts';
import { commandNamed, report } from './cli/command.ts';
import { terminal } from './cli/terminal.ts';

/** `npm run reset`: forgets the local account. It never touches AWS. */
const output = terminal(process.argv.includes('--json'));
try {
  commandNamed('npm run reset --', 'Forgets the local account. Never touches AWS.').parse();
  await resetLocalAccount((text) => output.note(text));
  output.data({ type: 'reset' });
  output.line({
    label: 'deleted',
    text: 'the local account; the next command begins a new one',
    tone: 'good',
  });
} catch (error) {
  process.exitCode = report(error, output, { again: 'npm run reset' });
}
