import { didYouMean } from '../../src/engine/did-you-mean.ts';
import { requestField } from '../../src/site/weaving/request-field.ts';
import { recordingOf } from '../harness/recorded-calls.ts';
import { weightOf, wordsIn } from './names-in-words.ts';
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
  const fields = pages.flatMap(({ file, uses }) => {
    const here = uses.filter(({ component }) => component === 'RequestField');
    return here.map((use) => ({ ...use, file, here }));
  });
  const problems = fields.flatMap(({ file, attributes, line, inside, here }): Problem[] => {
    const { step = '', call = '', field = '' } = attributes;
    const found = problemOf(step, call, field, steps);
    if (found !== undefined) {
      const expected = 'a field of a recorded request';
      return [
        { file, line, expected, found, mend: 'name a step, a call of it and a field of that' },
      ];
    }
    const all = here.map(({ attributes: { field: each = '' } }) => wordsIn(wordsOfField(each)));
    const said = wordsIn(inside);
    const own = weightOf(said, wordsIn(wordsOfField(field)), all);
    const rival = here.find((_, index) => weightOf(said, all[index]!, all) > own);
    if (own > 0 && !rival) return [];
    return [
      {
        file,
        line,
        expected: `a sentence about ${field}: with one of the words ${wordsOfField(field)}`,
        found: `"${inside}"${rival ? `, which is about ${rival.attributes['field']}` : ''}`,
        mend: 'say in the sentence what the field is, or name the field of which it tells',
      },
    ];
  });
  return { count: fields.length, problems };
}

// --- internal ---

/** The things that some fields count: a sentence may say that instead of their name. */
const UNITS: Record<string, string[]> = {
  cpu: ['vCPU', 'processor'],
  memory: ['MiB'],
  desiredCount: ['tasks'],
};

/** The names in the path to a field, word by word, and its unit. */
function wordsOfField(path: string): string {
  const names = path.replaceAll(
    /\[\d*\]|Arn\b|^networkConfiguration\.|^deploymentConfiguration\./g,
    '',
  );
  const words = names.replaceAll(/([a-z])(?=[A-Z])|\./g, '$1 ');
  return [words, ...(UNITS[path] ?? [])].join(' ');
}

function problemOf(
  id: string,
  call: string,
  field: string,
  ids: readonly string[],
): string | undefined {
  if (!ids.includes(id)) return `step="${id}".${didYouMean(id, ids)}`;
  try {
    const recording = recordingOf(id);
    const result = recording && requestField(recording, call, field);
    return result && 'problem' in result ? result.problem : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
