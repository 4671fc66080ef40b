import { enableCompileCache } from 'node:module';
import { failed, printed } from '../checks/problem.ts';
import { problemOfError } from '../checks/problem-of-error.ts';
import type { Judged } from '../checks/run-checks.ts';
import type { Answer, Question } from './judging.ts';

/**
 * Runs in a copy of the project, and answers its questions about the sources as they are when each is asked. Loading takes longer
 * than judging a page, so one process judges many mutants; one of a module needs a process that has not loaded it.
 */
enableCompileCache('.cache/node');
process.on(
  'message',
  (question: Question) => void answer(question).then((to) => process.send!(to)),
);

// --- internal ---

async function answer(question: Question): Promise<Answer> {
  try {
    // Not imported above: a mutant may be of a module that these cannot be loaded without.
    const { judgeSources, recordSources } = await import('./judging.ts');
    return question.what === 'record'
      ? { refused: await recordSources(question) }
      : found(await judgeSources(question));
  } catch (error) {
    if (question.what === 'record') return { refused: String(error) };
    const name = 'checks that can be loaded';
    return found([{ name, count: 1, problems: [problemOfError(error)] }]);
  }
}

/** The problems of the checks that fail. */
function found(judged: readonly Judged[]): Answer {
  const bad = judged.filter(failed);
  const problems = bad.flatMap((each) => each.problems);
  return { by: bad[0]?.name ?? '', output: problems.map(printed).join('\n') };
}
