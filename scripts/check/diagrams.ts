import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { drawnAfter } from '../ledger/drawn.ts';
import type { StepFacts } from '../ledger/facts.ts';
import type { ReadPage } from '../ledger/page-facts.ts';
import { Memo } from '../lib/memo.ts';
import { STEPS } from '../lib/paths.ts';
import type { Problem, Verdict } from './problem.ts';

/** A diagram as Mermaid reads it, and where its text comes from. */
interface Text {
  file: string;
  /** The line before the first one of the text. */
  line: number;
  mermaid: string;
}

/**
 * Mermaid itself can read every diagram, those that are drawn by hand and those that are drawn from the recordings; and each
 * has a title and a description, for those who do not see it.
 */
export async function checkDiagrams(
  steps: readonly StepFacts[],
  pages: readonly ReadPage[],
): Promise<Verdict> {
  const texts = [
    ...pages.flatMap(({ file, fences }) =>
      fences
        .filter(({ language }) => language === 'mermaid')
        .map(({ line, text }): Text => ({ file, line, mermaid: text })),
    ),
    ...drawnAfter(steps)
      .filter(({ size }) => size > 0)
      .map(({ step, mermaid }): Text => ({ file: `${STEPS}/${step}.ts`, line: 0, mermaid })),
  ];
  const memo = new Memo<Fault>('diagrams', readFileSync('package-lock.json', 'utf8'));
  const problems: Problem[] = [];
  for (const text of texts) {
    const { mermaid } = text;
    const { fault, line } = memo.get(mermaid) ?? memo.put(mermaid, await faultOf(mermaid));
    if (fault !== '')
      problems.push(problemOf(text, line, 'a diagram that Mermaid can read', fault));
    for (const name of ['accTitle', 'accDescr']) {
      if (new RegExp(`^\\s*${name}\\s*:\\s*\\S`, 'm').test(mermaid)) continue;
      problems.push(problemOf(text, 1, `${name}: with what the diagram shows`, 'none'));
    }
  }
  memo.save();
  return { what: 'diagrams', count: texts.length, problems };
}

// --- internal ---

/** What Mermaid says of a text, and in which line of it; `''` when it can read it. */
interface Fault {
  fault: string;
  line: number;
}

interface Mermaid {
  parse(text: string): Promise<unknown>;
}

let mermaid: Mermaid | undefined;

async function faultOf(text: string): Promise<Fault> {
  mermaid ??= await load();
  try {
    await mermaid.parse(text);
    return { fault: '', line: 0 };
  } catch (error) {
    const { message } = error as Error;
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    return { fault: message.split('\n').slice(0, 3).join(' / '), line };
  }
}

/**
 * Mermaid cleans its labels with DOMPurify, which needs a browser's document and without one has no functions. Nothing is
 * drawn here, so nothing has to be cleaned: the labels go through as they are.
 */
async function load(): Promise<Mermaid> {
  const near = createRequire(createRequire(import.meta.url).resolve('mermaid'));
  const purifier = near.resolve('dompurify').replace(/purify\.cjs\.js$/, 'purify.es.mjs');
  const purify = (await import(pathToFileURL(purifier).href)) as { default: object };
  Object.assign(purify.default, { addHook: () => undefined, sanitize: (text: string) => text });
  return ((await import('mermaid')) as unknown as { default: Mermaid }).default;
}

function problemOf({ file, line }: Text, at: number, expected: string, found: string): Problem {
  return { file, line: Math.max(line + at, 1), expected, found, mend: 'mend the diagram' };
}
