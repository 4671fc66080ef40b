import { resetLocalAccount } from './cli/local-account.ts';
import { commandNamed, report, requireDashes } from './cli/command.ts';
import { terminal } from './cli/terminal.ts';

/** `npm run reset`: forgets the local account. It never touches AWS. */
const output = terminal(process.argv.includes('--json'));
try {
  const command = commandNamed('npm run reset --', 'Forgets the local account. Never touches AWS.');
  requireDashes(command, process.argv.slice(2));
  command.parse();
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
