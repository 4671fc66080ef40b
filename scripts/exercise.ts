import { didYouMean, meantBy } from '../src/engine/did-you-mean.ts';
import { StepError } from '../src/engine/step.ts';
import { main } from './cli/program.ts';
import { typedAgain } from './cli/typed-again.ts';
import { exercises } from './exercises/index.ts';

const [first = '', ...others] = process.argv.slice(2);
const isNamed = first !== '' && !first.startsWith('-');
const [id, rest] = isNamed ? [first, others] : ['', process.argv.slice(2)];
const exercise = exercises.find(({ check }) => check.id === id);
const ids = exercises.map(({ check }) => check.id);

/** `npm run exercise -- <id>`: judges whether an exercise is done, by what is in the account. Writes nothing. */
await main(
  {
    name: `npm run exercise -- ${exercise ? id : '<id>'}`,
    description: `Judges an exercise by what is in your account. Writes nothing. There are: ${ids.join(', ')}.`,
    examples: ['', '--target aws --region us-east-1', '--json'],
    inputsOf: exercises.filter((each) => !exercise || each === exercise).map(({ check }) => check),
    writes: false,
    check: () => void requireExercise(),
    async run({ session: { runner } }) {
      await runner.run(requireExercise().check);
    },
  },
  rest,
);

/** Throws a StepError with the exercises that there are, and the one that may be meant. */
function requireExercise() {
  if (exercise) return exercise;
  const meant = meantBy(id, ids);
  throw new StepError(
    id === ''
      ? `Which exercise? There are ${ids.join(', ')}.`
      : `There is no exercise "${id}".${didYouMean(id, ids)}`,
    typedAgain(`npm run exercise -- ${meant ?? ids[0]}`, meant ? rest : []),
  );
}
