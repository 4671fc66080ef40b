import { existsSync, readFileSync } from 'node:fs';
import { changedRun } from '../../../src/site/weaving/changed-run.ts';
import { elided } from '../../../src/site/weaving/elide.ts';
import { policyOf } from '../../../src/engine/permissions.ts';
import { closeUp } from '../../../src/site/weaving/close-up.ts';
import { functionIn } from '../../../src/site/weaving/exported.ts';
import { extractRegion, withoutMarkers } from '../../../src/site/weaving/source-regions.ts';
import { RECORDINGS, CONCEPT_RECORDINGS, CONCEPTS, STEPS } from '../../../src/site/build/paths.ts';
import { recordedCallsOf } from '../../harness/recorded-calls.ts';
import { around, attribute, type Element } from '../../../src/site/build/html.ts';

/** The text that a code block must have. */
export interface Original {
  /** Where it comes from: `scripts/steps/create-cluster.ts#run`. */
  name: string;
  text: string;
}

/**
 * Reads anew the file that ran or was recorded, for the code block that a component of ours made. `undefined` for any
 * other block.
 */
export function originalOf(element: Element): Original | undefined {
  const part = around(element, (each) => attribute(each, 'data-part') !== undefined);
  if (!part) return undefined;
  const of = (name: string) => attribute(part, `data-${name}`);
  return ORIGINALS[of('part')!]?.(of, of('step'));
}

// --- internal ---

/** An attribute by which a component describes the block inside it: `region`. */
type Of = (name: string) => string | undefined;

/** By the part of a page, which is of a step or of a concept, if of any. */
const ORIGINALS: Record<string, (of: Of, step: string | undefined) => Original | undefined> = {
  code(of, step) {
    const file = step ? `${STEPS}/${step}.ts` : `${CONCEPTS}/${of('concept')}.ts`;
    const source = read(file);
    const region = of('region');
    if (region === undefined) return { name: file, text: withoutMarkers(source, file) };
    const lines = { from: of('from'), to: of('to') };
    return { name: `${file}#${region}`, text: closeUp(extractRegion(source, region, file), lines) };
  },
  transcript(of, step) {
    // The values with which a step was run again: `--min-count 2`.
    const changed = of('changed');
    if (step && changed !== undefined) {
      const name = `${RECORDINGS}/${step}/changed.txt`;
      return { name, text: elided(changedRun(read(name), step, changed) ?? '') };
    }
    const file = step
      ? `${RECORDINGS}/${step}/${isUndo(of) ? 'undo' : 'run'}.txt`
      : `${RECORDINGS}/${CONCEPT_RECORDINGS}/${of('concept')}/${of('account')}.txt`;
    return { name: file, text: elided(read(file).trimEnd()) };
  },
  command(of, step) {
    const script = step ? `${isUndo(of) ? 'undo' : 'step'}:${step}` : `show:${of('concept')}`;
    return { name: 'package.json', text: `npm run ${script}` };
  },
  permissions(_of, step) {
    if (!step) return undefined;
    const name = `the policy of ${RECORDINGS}/${step}/record.json`;
    return { name, text: JSON.stringify(policyOf(recordedCallsOf(step)), null, 2) };
  },
  'engine-code'(of) {
    const file = whole(`src/engine/${of('file')}`);
    const only = of('only');
    return only === undefined ? file : { ...file, text: functionIn(file.text, only) };
  },
  'sample-code': (of) => whole(`scripts/app/sample/${of('file')}`),
  cli: (_of, step) => whole(`${RECORDINGS}/${step}/aws-cli.sh`),
};

function isUndo(of: Of): boolean {
  return ['', 'true'].includes(of('undo') ?? 'false');
}

function whole(file: string): Original {
  return { name: file, text: read(file).trimEnd() };
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
