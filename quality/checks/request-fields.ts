import { existsSync, readFileSync } from 'node:fs';
import { didYouMean } from '../../src/engine/did-you-mean.ts';
import { parseRecording } from '../../src/engine/recording.ts';
import { RECORDINGS } from '../../src/site/build/paths.ts';
import { requestField } from '../../src/site/weaving/request-field.ts';
import { wordsIn } from './names-in-words.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Check } from './world.ts';

/** Every field that a page finds in a request is in the recorded request, and the sentence in it is about that field. */
export const requestFields: Check = {
  name: 'fields of recorded requests',
  async run({ pages, programs }) {
    const { steps } = await programs();
    return checkRequestFields(
      steps.map(({ id }) => id),
      pages,
    );
  },
};

export function checkRequestFields(steps: readonly string[], pages: readonly Page[]): Verdict {
  const fields = pages.flatMap(({ file, uses }) =>
    uses.filter(({ component }) => component === 'RequestField').map((use) => ({ ...use, file })),
  );
  const problems = fields.flatMap(({ file, attributes, line, inside }): Problem[] => {
    const { step = '', call = '', field = '' } = attributes;
    const found = problemOf(step, call, field, steps);
    if (found !== undefined) {
      const expected = 'a field of a recorded request';
      return [
        { file, line, expected, found, mend: 'name a step, a call of it and a field of that' },
      ];
    }
    const wanted = wordsOfField(field);
    const said = wordsIn(inside);
    if (wanted.some((word) => [...wordsIn(word)].some((each) => said.has(each)))) return [];
    return [
      {
        file,
        line,
        expected: `a sentence about ${field}: one with ${wanted.join(' or ')}`,
        found: `"${inside}"`,
        mend: 'say in the sentence what the field is, or name the field of which it tells',
      },
    ];
  });
  return { count: fields.length, problems };
}

// --- internal ---

/** What some fields count: a sentence may say that instead of their name. */
const UNITS: Record<string, string[]> = {
  cpu: ['vCPU', 'processor'],
  memory: ['MiB'],
  desiredCount: ['tasks'],
};

/** The name of the field, word by word, or its unit. */
function wordsOfField(path: string): string[] {
  const name = path
    .split('.')
    .at(-1)!
    .replaceAll(/\[\d*\]/g, '');
  const words = name.replaceAll(/([a-z])(?=[A-Z])/g, '$1 ').split(' ');
  return [...words.filter((word) => word !== 'Arn'), ...(UNITS[name] ?? [])];
}

function problemOf(
  id: string,
  call: string,
  field: string,
  ids: readonly string[],
): string | undefined {
  if (!ids.includes(id)) return `step="${id}".${didYouMean(id, ids)}`;
  const file = `${RECORDINGS}/${id}/record.json`;
  // A recording that is not there is a problem of its own, named elsewhere.
  if (!existsSync(file)) return undefined;
  try {
    const result = requestField(parseRecording(readFileSync(file, 'utf8'), file), call, field);
    return 'problem' in result ? result.problem : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
