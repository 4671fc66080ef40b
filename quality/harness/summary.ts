import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseConceptRecording } from '../../src/engine/concept-recording.ts';
import { inputFields, type InputField } from '../../src/engine/parse-inputs.ts';
import { policyOf } from '../../src/engine/permissions.ts';
import { PRICES, type Price } from '../../src/engine/prices.ts';
import type { RecordedCall } from '../../src/engine/recording.ts';
import type { Step } from '../../src/engine/step.ts';
import { RECORDINGS, CONCEPT_RECORDINGS } from '../../src/site/build/paths.ts';
import { recordedCallsOf, recordingOf } from './recorded-calls.ts';

/** Where the summary is kept. */
export const SUMMARY = 'docs/steps.md';

/**
 * Writes the summary of the programs for a reviewer: what each calls, in order, is allowed, asks for and costs. It is
 * made from the recordings and the programs, so a change of either shows in its diff.
 */
export function summaryOf(steps: readonly Step[], concepts: readonly Step[]): string {
  const parts = [
    '# What the programs call, ask for and cost',
    'Written by `npm run record`, and compared by `npm run check`. Read its difference in a review.',
    '## Steps',
    ...steps.flatMap(stepPart),
    '## Concepts',
    ...concepts.flatMap(conceptPart),
    '## Inputs',
    ...inputFields(steps).map(inputPart),
    '## Prices',
    Object.entries<Price>(PRICES).map(priceLine).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

// --- internal ---

function stepPart(step: Step): string[] {
  const { id, title, kind, needs, undo } = step;
  const recording = recordingOf(id);
  if (!recording) return [`### ${id}`, 'Not recorded.'];
  const { run, change, undo: undone, usdPerHour } = recording;
  const needed = Object.values(needs).map((need) => need.id);
  const lines = [
    `- ${kind}, ${undo ? 'can be undone' : 'has no undo'}, $${usdPerHour} an hour`,
    `- needs ${needed.join(', ') || 'nothing'}; takes ${Object.keys(step.inputs).join(', ') || 'no input'}`,
    callsLine('run', run.calls),
    callsLine('run with other inputs', change.calls),
    callsLine('undo', undone.calls),
    ...policyLines(recordedCallsOf(id)),
  ];
  return [`### ${id}: ${title}`, lines.filter((line) => line !== '').join('\n')];
}

function conceptPart({ id, title }: Step): string[] {
  const file = `${RECORDINGS}/${CONCEPT_RECORDINGS}/${id}/record.json`;
  if (!existsSync(file)) return [`### ${id}`, 'Not recorded.'];
  const { empty, full } = parseConceptRecording(readFileSync(file, 'utf8'), file);
  const lines = [
    callsLine('on an empty account', empty.calls),
    callsLine('after the tutorial', full.calls),
    ...policyLines([...empty.calls, ...full.calls]),
  ];
  return [`### ${id}: ${title}`, lines.filter((line) => line !== '').join('\n')];
}

/** The calls in order, those of one phase together: `- run: find DescribeClusters; run CreateCluster`. */
function callsLine(what: string, calls: readonly RecordedCall[]): string {
  if (calls.length === 0) return '';
  const groups: { phase: string; names: string[] }[] = [];
  for (const { phase, service, operation, error } of calls) {
    const name = `${service}:${operation}${error === undefined ? '' : ` (${error})`}`;
    if (groups.at(-1)?.phase === phase) groups.at(-1)!.names.push(name);
    else groups.push({ phase, names: [name] });
  }
  return `- ${what}: ${groups.map(({ phase, names }) => `_${phase}_ ${repeated(names).join(', ')}`).join('; ')}`;
}

/** The most calls that a wait makes at each look. */
const LOOK_AT_MOST = 4;

/** Says once what a wait asks at each look: `A, B, A, B, C` becomes `(A, B) × 2, C`. */
export function repeated(names: readonly string[]): string[] {
  const told: string[] = [];
  for (let at = 0; at < names.length;) {
    let [length, times] = [1, 1];
    for (let size = 1; size <= LOOK_AT_MOST; size++) {
      const look = names.slice(at, at + size).join();
      let count = 1;
      while (names.slice(at + count * size, at + (count + 1) * size).join() === look) count++;
      if (count > 1 && size * count > length * times) [length, times] = [size, count];
    }
    const look = names.slice(at, at + length).join(', ');
    told.push(times === 1 ? look : `${length === 1 ? look : `(${look})`} × ${times}`);
    at += length * times;
  }
  return told;
}

function policyLines(calls: readonly RecordedCall[]): string[] {
  return policyOf(calls).Statement.map(({ Sid, Action, Resource, Condition }) => {
    const when = Condition ? ` when \`${JSON.stringify(Condition)}\`` : '';
    return `- ${Sid === undefined ? '' : `${Sid}: `}may ${[Action].flat().join(', ')} on \`${[Resource].flat().join('`, `')}\`${when}`;
  });
}

/**
 * Values that mistaken readers type: nothing, too little, too much, a fraction, a number as programs write it, a word,
 * two words, a range that is none.
 */
const WRONG = ['', '-1', '0', '1.5', '8e1', '11', '65536', 'x', 'two words', '203.0.113.7/33'];

function inputPart({ flag, schema, steps }: InputField): string {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  // Values that are refused in the same words stand together.
  const refusals = new Map<string, string[]>();
  for (const value of WRONG) {
    const words = schema
      .safeParse(value)
      .error?.issues.map(({ message }) => message)
      .join('; ');
    if (words !== undefined) refusals.set(words, [...(refusals.get(words) ?? []), `"${value}"`]);
  }
  return [
    `- \`${flag}\` of ${steps.join(', ')}: \`${JSON.stringify(json)}\``,
    ...[...refusals].map(([words, values]) => `  - ${values.join(', ')}: ${words}`),
  ].join('\n');
}

function priceLine([name, { what, usd, per, source, date, single }]: [string, Price]): string {
  return `- ${name}: ${what}, $${usd} per ${per}; ${source}, ${date}${single ? ', one source only' : ''}`;
}
