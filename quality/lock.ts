import { typed } from '../scripts/cli/script.ts';
import { lock } from './ledger/lock.ts';

/** `npm run lock`: writes the ledger of a green check. Read its diff before you commit it. */
typed({ description: 'Writes the ledger of a green check.', examples: [''] });
if (process.env['CI']) {
  process.stderr.write('error    CI compares and never writes the ledger.\n');
  process.exit(2);
}
process.exitCode = await lock();
