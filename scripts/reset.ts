import { existsSync } from 'node:fs';
import { ACCOUNT_FILE } from './cli/account-problems.ts';
import { FLAG_NAMES } from './cli/flag-names.ts';
import { commandNamed, jsonOption, report, requireDashes } from './cli/command.ts';
import { terminal } from './cli/terminal.ts';

/** `npm run reset`: forgets the local account. It never touches AWS. */
const output = terminal(process.argv.includes('--json'));
const command = commandNamed('npm run reset --', {
  description: 'Deletes the local account. Never touches AWS.',
  examples: [''],
}).addOption(jsonOption());
const parsing = { command, args: process.argv.slice(2) };
try {
  requireDashes(parsing, { others: FLAG_NAMES });
  command.parse();
  // After the arguments: who asks for help waits for no local AWS.
  const { resetLocalAccount } = await import('./cli/local-account.ts');
  const existed = existsSync(ACCOUNT_FILE);
  await resetLocalAccount((text) => output.note(text));
  output.data({ type: 'reset', existed });
  output.line({
    label: existed ? 'deleted' : 'nothing',
    text: existed
      ? 'the local account; the next command starts a new one'
      : 'to delete: there is no local account; the next command starts one',
    tone: 'good',
  });
} catch (error) {
  process.exitCode = report(error, output, {
    again: 'npm run reset',
    parsing,
  });
}
