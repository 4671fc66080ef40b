import { readFileSync } from 'node:fs';
import { parseRecording } from '../../src/engine/recording.ts';
import type { Step } from '../../src/engine/step.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import { RECORDINGS, STEPS } from '../../src/site/build/paths.ts';
import { closeUpsOn, type CloseUp } from './close-ups-on.ts';
import { lineAt } from './line-of.ts';
import type { Page } from './page.ts';
import { together, type Problem, type Verdict } from './problem.ts';
import type { Check } from './world.ts';

/**
 * Every call of a step's run and undo is told: it is named in the text of the step's page, or shown there in a close-up, or else on
 * a page to which that one leads. Those that are told on the page stand there in the order in which they are made.
 */
export const callsTold: Check = {
  name: 'calls of programs in the text of their pages',
  async run({ pages, programs }) {
    const { steps } = await programs();
    return together(steps.map((step) => judge(step, pages)));
  },
};

// --- internal ---

/** A place on a page that tells of an operation. */
interface Told {
  operation: string;
  at: number;
}

/** Lists the operations of which a page tells, in its words and in its close-ups, in their order. */
function toldOn(page: Page): Told[] {
  // A component says what to show, and is no text.
  const text = page.source.replaceAll(/<\/?[A-Z][^>]*>/g, (tag) => ' '.repeat(tag.length));
  const named = [...text.matchAll(/\b(?:[A-Z][a-z]+){2,}[A-Za-z]*\b/g)].map(
    ({ 0: operation, index }) => ({
      operation,
      at: index,
    }),
  );
  return [...named, ...closeUpsOn(page).flatMap(shownIn)].sort((one, other) => one.at - other.at);
}

function judge(step: Step, pages: readonly Page[]): Verdict {
  const page = pages.find(({ slug }) => slug === `steps/${step.id}`);
  // That each step has its page and its recording is looked at elsewhere.
  const record = page && recordingOf(step.id);
  if (!record) return { count: 0, problems: [] };
  const here = toldOn(page);
  const there = new Set(
    pagesBeside(step, page, pages).flatMap((each) =>
      toldOn(each).map(({ operation }) => operation),
    ),
  );
  const problems: Problem[] = [];
  let count = 0;
  for (const part of ['run', 'undo'] as const) {
    let at = -1;
    for (const operation of new Set(record[part].calls.map((call) => call.operation))) {
      count++;
      const places = here.filter((told) => told.operation === operation);
      const inTurn = isInTurn(step, operation);
      const next = places.find((told) => told.at > at || !inTurn);
      if (next && inTurn) at = next.at;
      if (next || (places.length === 0 && there.has(operation))) continue;
      problems.push({
        file: page.file,
        line: lineAt(page.source, places[0]?.at ?? 0),
        expected: `a text or a close-up that tells of ${operation}, which the ${part} calls${places[0] ? ' after what is told before it' : ''}`,
        found: places[0] ? 'one that comes earlier' : 'none, nor one on a page to which it leads',
        mend: 'tell of it where the program calls it',
      });
    }
  }
  return { count, problems };
}

/** Returns true for a call of the step's own program. One that reads may be of what it needs, which is looked for first. */
function isInTurn({ id, needs }: Step, operation: string): boolean {
  const ofNeeds = Object.values<{ id: string }>(needs).some((each) => calls(each.id, operation));
  return calls(id, operation) && !(isRead(operation) && ofNeeds);
}

/** Returns true if the program of a step calls an operation by itself, and not by a helper. */
function calls(id: string, operation: string): boolean {
  const source = readFileSync(`${STEPS}/${id}.ts`, 'utf8');
  return [...source.matchAll(CALL)].some((match) => match[1] === operation);
}

function recordingOf(id: string) {
  const file = `${RECORDINGS}/${id}/record.json`;
  try {
    return parseRecording(readFileSync(file, 'utf8'), file);
  } catch {
    return undefined;
  }
}

/** The pages to which a page leads by its links, and by those to what its step needs, which `<StepPermissions>` adds. */
function pagesBeside({ needs }: Step, page: Page, pages: readonly Page[]): Page[] {
  const slugs = new Set([
    ...page.links.map(({ url }) => url.replace(/[#?].*/, '').replaceAll(/^\/|\/$/g, '')),
    ...Object.values<{ id: string }>(needs).map(({ id }) => `steps/${id}`),
  ]);
  return pages.filter((each) => each !== page && slugs.has(each.slug));
}

/** A call in code: `new ListTasksCommand(`, `new CloudWatch.PutMetricAlarmCommand(`, `paginateListTasks(`. */
const CALL = /\b(?:new (?:\w+\.)?(?=\w+Command\()|paginate)(\w+?)(?:Command)?\(/g;

/** The operations that are called in the lines of a close-up. */
function shownIn({ use, lines }: CloseUp): Told[] {
  return [...lines.matchAll(CALL)].map((match) => ({
    operation: match[1]!,
    // All of them stand where the component stands, in their order.
    at: use.from + match.index / 1e6,
  }));
}
