import { existsSync, readFileSync } from 'node:fs';
import { changedRun } from '../../../src/site/weaving/changed-run.ts';
import { elided } from '../../../src/site/weaving/elide.ts';
import { policyOf } from '../../../src/engine/permissions.ts';
import { closeUp } from '../../../src/site/weaving/close-up.ts';
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
  return part && ORIGINALS[attribute(part, 'data-part')!]?.(partOf(part));
}

// --- internal ---

/** The attributes by which a component describes the block inside it. */
interface Part {
  step: string | undefined;
  concept: string | undefined;
  undo: boolean;
  /** The values with which a step was run again: `--min-count 2`. */
  changed: string | undefined;
  region: string | undefined;
  account: string | undefined;
  from: string | undefined;
  to: string | undefined;
  file: string | undefined;
}

function partOf(element: Element): Part {
  return {
    step: attribute(element, 'data-step'),
    concept: attribute(element, 'data-concept'),
    undo: ['', 'true'].includes(attribute(element, 'data-undo') ?? 'false'),
    changed: attribute(element, 'data-changed'),
    region: attribute(element, 'data-region'),
    account: attribute(element, 'data-account'),
    from: attribute(element, 'data-from'),
    to: attribute(element, 'data-to'),
    file: attribute(element, 'data-file'),
  };
}

const ORIGINALS: Record<string, (part: Part) => Original | undefined> = {
  code({ step, concept, region, ...lines }) {
    const file = step ? `${STEPS}/${step}.ts` : `${CONCEPTS}/${concept}.ts`;
    const source = read(file);
    return region === undefined
      ? { name: file, text: withoutMarkers(source, file) }
      : { name: `${file}#${region}`, text: closeUp(extractRegion(source, region, file), lines) };
  },
  transcript({ step, concept, undo, changed, account }) {
    if (step && changed !== undefined) {
      const name = `${RECORDINGS}/${step}/changed.txt`;
      return { name, text: elided(changedRun(read(name), step, changed) ?? '') };
    }
    const file = step
      ? `${RECORDINGS}/${step}/${undo ? 'undo' : 'run'}.txt`
      : `${RECORDINGS}/${CONCEPT_RECORDINGS}/${concept}/${account}.txt`;
    return { name: file, text: elided(read(file).trimEnd()) };
  },
  command({ step, concept, undo }) {
    const text = `npm run ${concept ? 'show' : undo ? 'undo' : 'step'}:${concept ?? step}`;
    return { name: 'package.json', text };
  },
  permissions({ step }) {
    if (!step) return undefined;
    const name = `the policy of ${RECORDINGS}/${step}/record.json`;
    return { name, text: JSON.stringify(policyOf(recordedCallsOf(step)), null, 2) };
  },
  'engine-code'({ file }) {
    const name = `src/engine/${file}`;
    return { name, text: read(name).trimEnd() };
  },
  'sample-code'({ file }) {
    const name = `scripts/app/sample/${file}`;
    return { name, text: read(name).trimEnd() };
  },
  cli({ step }) {
    const file = `${RECORDINGS}/${step}/aws-cli.sh`;
    return { name: file, text: read(file).trimEnd() };
  },
};

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
