import { main } from './cli/program.ts';
import { requireShow } from './cli/concepts.ts';
import { shows } from './concepts/index.ts';

/** `npm run show:<id>`: shows what a concept is in the account. Writes nothing. */
await main({
  name: 'npm run show:<id> --',
  description: 'Shows what a concept is in your account. Writes nothing.',
  argument: { name: '<concept>', description: 'the id of a concept' },
  inputsOf: shows,
  writes: false,
  check: ([id]) => void requireShow(id!),
  async run({ args: [id], session: { runner } }) {
    await runner.run(requireShow(id!));
  },
});
