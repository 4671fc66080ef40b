import { readFileSync } from 'node:fs';
import { CONCEPTS, STEPS } from '../../src/site/build/paths.ts';
import { lineAt } from './line-of.ts';
import type { Problem } from './problem.ts';
import { judgeAwsCli, judgeNpm } from './prose/commands.ts';
import type { Check } from './world.ts';

/**
 * Judges the commands that a program tells a reader to type, in a message that a recorded run may never print: each
 * must exist.
 */
export const programCommands: Check = {
  name: 'commands in the messages of programs',
  async run({ programs, prose }) {
    const { known } = await prose();
    const { steps, concepts } = await programs();
    const files = [
      ...steps.map(({ id }) => `${STEPS}/${id}.ts`),
      ...concepts.map(({ id }) => `${CONCEPTS}/${id}.ts`),
    ];
    const problems: Problem[] = [];
    let count = 0;
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      for (const { index, 2: command } of text.matchAll(COMMAND)) {
        count++;
        const found = command!.startsWith('npm ')
          ? judgeNpm(command!, known.scripts, () => undefined)
          : judgeAwsCli(command!, known.services);
        if (found === undefined) continue;
        const line = lineAt(text, index);
        problems.push({ file, line, expected: 'a command that there is', found, mend: 'mend it' });
      }
    }
    return { count, problems };
  },
};

// --- internal ---

/** A quoted text that is a whole command, within a message or by itself. */
const COMMAND = /(['"])((?:npm run|aws [a-z0-9-]+) [^'"`$\n]+)\1/g;
