import { main } from './cli/program.ts';
import { requireShow } from './cli/concepts.ts';
import { shows } from './concepts/index.ts';

const [concept, ...rest] = process.argv.slice(2);

/** `npm run show:<id>`: shows what a concept is in the account. Writes nothing. */
await main({
  name: `npm run show:${shows.some(({ id }) => id === concept) ? concept : '<id>'} --`,
  description: 'Shows what a concept is in your account. Writes nothing.',
  argument: { name: '<concept>', description: 'the id of a concept' },
  inputsOf: shows,
  writes: false,
  check: ([id]) => void requireShow(id!, id === concept ? rest : []),
  async run({ args: [id], session: { runner } }) {
    await runner.run(requireShow(id!));
  },
});
