import { main } from './cli/program.ts';
import { requireConcept } from './cli/concepts.ts';
import { concepts } from './concepts/index.ts';

const [id = '', ...rest] = process.argv.slice(2);
const concept = concepts.find((each) => each.id === id);

/** `npm run show:<id>`: shows what a concept is in the account. Writes nothing. */
await main(
  {
    name: `npm run show:${concept ? id : '<id>'} --`,
    description: 'Shows what a concept looks like in your account. Writes nothing.',
    examples: ['', '--target aws --region us-east-1', '--json'],
    inputsOf: concept ? [concept] : concepts,
    writes: false,
    check: () => void requireConcept(id, rest),
    async run({ session: { runner } }) {
      await runner.run(requireConcept(id));
    },
  },
  rest,
);
