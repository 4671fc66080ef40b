import { main } from './cli/program.ts';
import { requireShow } from './cli/concepts.ts';
import { shows } from './concepts/index.ts';

const [id = '', ...rest] = process.argv.slice(2);
const show = shows.find((each) => each.id === id);

/** `npm run show:<id>`: shows what a concept is in the account. Writes nothing. */
await main(
  {
    name: `npm run show:${show ? id : '<id>'} --`,
    description: 'Shows what a concept is in your account. Writes nothing.',
    examples: ['', '--target aws --region us-east-1', '--json'],
    inputsOf: show ? [show] : shows,
    writes: false,
    check: () => void requireShow(id, rest),
    async run({ session: { runner } }) {
      await runner.run(requireShow(id));
    },
  },
  rest,
);
