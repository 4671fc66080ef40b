import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { diagramOf, existing, type Diagram } from '../../src/engine/diagram.ts';
import type { Recording } from '../../src/engine/recording.ts';
import type { Step } from '../../src/engine/step.ts';
import { STEPS } from '../../src/site/build/paths.ts';
import { recordingOf } from '../harness/recorded-calls.ts';
import { unknownNames } from './diagram-names.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/** A diagram as Mermaid reads it, and where its text comes from. */
interface Text {
  file: string;
  /** The line before the first one of the text. */
  line: number;
  mermaid: string;
  /** The page around a diagram that is drawn by hand. */
  source?: string;
}

/**
 * Mermaid itself can read every diagram, those that are drawn by hand and those that are drawn from the recordings; and each
 * has a title and a description, for those who do not see it. One that is drawn by hand names nothing that the page and the
 * glossary do not know, and the build can draw all of it. Those of the recordings the build draws without being asked: it stops
 * at one that loses something.
 */
export const diagrams: Check = {
  name: 'diagrams',
  async run(world) {
    const { pages } = world;
    const { steps } = await world.programs();
    const texts = [
      ...pages.flatMap(({ file, fences, source }) =>
        fences
          .filter(({ language }) => language === 'mermaid')
          .map(({ line, text }): Text => ({ file, line, mermaid: text, source })),
      ),
      ...drawnAfter(steps)
        .filter(({ size }) => size > 0)
        .map(({ step, mermaid }): Text => ({ file: `${STEPS}/${step}.ts`, line: 0, mermaid })),
    ];
    const problems: Problem[] = [];
    for (const text of texts) {
      const { mermaid } = text;
      const { fault, line, by } = await faultOf(text);
      if (fault !== '') problems.push(problemOf(text, line, `a diagram that ${by}`, fault));
      for (const name of fault === '' && text.source ? unknownNames(mermaid, text.source) : []) {
        const expected = 'names that the page or the glossary has';
        const at =
          mermaid.split('\n').findIndex((each) => /[[{(]/.test(each) && each.includes(name)) + 1;
        problems.push(problemOf(text, at, expected, `"${name}"`));
      }
      for (const name of ['accTitle', 'accDescr']) {
        if (new RegExp(`^\\s*${name}\\s*:\\s*\\S`, 'm').test(mermaid)) continue;
        problems.push(problemOf(text, 1, `${name}: with what the diagram shows`, 'none'));
      }
    }
    return { count: texts.length, problems };
  },
};

// --- internal ---

/** Draws the resources that exist after each step, from the recordings, as the pages draw them. */
function drawnAfter(steps: readonly Step[]): (Diagram & { step: string })[] {
  const recordings: Recording[] = [];
  return steps.map(({ id, title }) => {
    const own = recordingOf(id);
    if (own?.before) {
      const snapshots = { baseline: [], before: own.before, after: existing([own]) };
      return { step: id, ...diagramOf({ title, ...snapshots }) };
    }
    const before = existing(recordings);
    if (own) recordings.push(own);
    return { step: id, ...diagramOf({ title, baseline: [], before, after: existing(recordings) }) };
  });
}

/** A fault of a text, its line, and who says so; `''` when there is none. */
interface Fault {
  fault: string;
  line: number;
  by: 'Mermaid can read' | 'the build can draw';
}

interface Mermaid {
  parse(text: string): Promise<unknown>;
}

let mermaid: Mermaid | undefined;

async function faultOf({ mermaid: text, source }: Text): Promise<Fault> {
  mermaid ??= await load();
  try {
    await mermaid.parse(text);
    const fault = source === undefined ? '' : await lossOf(text);
    return { fault, line: 1, by: 'the build can draw' };
  } catch (error) {
    const { message } = error as Error;
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    const fault = message.split('\n').slice(0, 3).join(' / ');
    return { fault, line, by: 'Mermaid can read' };
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

/** Why the build cannot draw a text of a type that it draws; `''` when it can, or leaves it to Mermaid. */
async function lossOf(text: string): Promise<string> {
  const { drawDiagram } = await import('../../src/site/build/diagrams/draw-diagram.ts');
  // That there is no title is a problem of its own.
  const titled = /^\s*accTitle\s*:\s*\S/m.test(text) ? text : `${text}\naccTitle: none`;
  try {
    drawDiagram(titled, 'checked');
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

function problemOf({ file, line }: Text, at: number, expected: string, found: string): Problem {
  return { file, line: Math.max(line + at, 1), expected, found, mend: 'mend the diagram' };
}
