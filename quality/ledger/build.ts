import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Diagram } from '../../src/engine/diagram.ts';
import { linesOfNotes, parseNotesMap } from '../../src/site/facts/notes.ts';
import { policyOf } from '../../src/engine/permissions.ts';
import { PRICES, type Price } from '../../src/engine/prices.ts';
import type { RecordedCall } from '../../src/engine/recording.ts';
import { regionsOf } from '../../src/site/weaving/regions.ts';
import { parseShowRecording } from '../../src/engine/concept-recording.ts';
import { hashOf } from '../../src/site/build/hash.ts';
import { LAWS } from '../harness/law-list.ts';
import {
  NOTES,
  NOTES_MAP,
  RECORDINGS,
  SHOW_RECORDINGS,
  showPageOf,
  SHOWS,
  STEPS,
} from '../../src/site/build/paths.ts';
import { drawnAfter, recordingOf } from './drawn.ts';
import type { KeptFacts } from './facts.ts';
import type { Graph } from './graph.ts';
import type { Ledger, PageEntry, ProgramEntry } from './ledger.ts';
import type { ReadPage } from './page-facts.ts';

/** What a ledger is made from. */
export interface Sources {
  steps: ReadonlyMap<string, KeptFacts>;
  concepts: ReadonlyMap<string, KeptFacts>;
  pages: readonly ReadPage[];
  graph: Graph;
  /** The modules of the check itself, and what else it reads. */
  roots: readonly string[];
}

/** What every step runs on. */
const ENGINE = 'quality/harness/local-run.ts';

/**
 * The ledger of the sources as they are now. What cannot be read, such as a recording that is no JSON, is left out: the
 * verdict on it says what is wrong, and the ledger that it is missing.
 */
export function buildLedger(sources: Sources): Ledger {
  const { steps, concepts, pages, graph } = sources;
  for (const { file, imports } of pages) {
    graph.addPage(
      file,
      imports.map(({ from }) => from),
    );
  }
  const notes = notesOf();
  const diagrams = drawnAfter([...steps].map(([id, { title }]) => ({ id, title })));
  const entries = {
    steps: mapOf(steps, (id, facts, index) => stepEntry(id, facts, diagrams[index]!, sources)),
    concepts: mapOf(concepts, (id, facts) => conceptEntry(id, facts, sources)),
    pages: Object.fromEntries(pages.map((page) => [page.slug, pageEntry(page, notes, graph)])),
  };
  const all = graph.closureOf(
    ...Object.values({ ...entries.steps, ...entries.concepts }).map(({ file }) => file),
    ...pages.map(({ file }) => file),
    ...sources.roots,
    ENGINE,
  );
  const commands = commandsOf();
  const programs = [...Object.values(entries.steps), ...Object.values(entries.concepts)];
  return {
    counts: {
      steps: steps.size,
      concepts: concepts.size,
      pages: pages.length,
      regions: sum(programs, ({ regions }) => Object.keys(regions).length),
      anchors: sum(pages, ({ anchors }) => anchors.length),
      'parts of pages': sum(Object.values(entries.pages), ({ parts }) => parts.length),
      transcripts: sum(programs, ({ transcripts }) => transcripts.length),
      calls: sum(programs, ({ calls }) => calls),
      laws: sum(programs, ({ laws }) => laws.length),
      policies: programs.length,
      'actions in policies': sum(programs, ({ policy }) => policy.actions.length),
      diagrams:
        sum(programs, ({ diagram }) => (diagram ? 1 : 0)) +
        sum(Object.values(entries.pages), ({ diagrams }) => diagrams.length),
      commands: Object.keys(commands).length,
      prices: Object.keys(PRICES).length,
      'lines of the notes': Object.keys(notes).length,
      files: all.files.length,
      packages: all.packages.length,
    },
    order: { steps: [...steps.keys()], concepts: [...concepts.keys()] },
    engine: graph.hashOf(graph.closureOf(ENGINE)),
    ...entries,
    commands,
    prices: pricesOf(),
    notes,
    packages: Object.fromEntries(
      all.packages.map((name) => [name, graph.packages.versionOf(name) ?? 'not locked']),
    ),
    files: Object.fromEntries(all.files.map((file) => [file, hashOf(graph.textOf(file))])),
  };
}

// --- internal ---

function stepEntry(id: string, facts: KeptFacts, diagram: Diagram, sources: Sources): ProgramEntry {
  const recording = recordingOf(id);
  return {
    ...facts,
    ...programEntry(`${STEPS}/${id}.ts`, `steps/${id}`, 'StepCode', id, sources),
    // A program of a kind that there is not is bound by no law, and the check says so.
    laws: LAWS[facts.kind] ?? [],
    commands: [`step:${id}`, ...(facts.undo ? [`undo:${id}`] : [])],
    ...recorded(`${RECORDINGS}/${id}`, [
      ...(recording?.run.calls ?? []),
      ...(recording?.undo.calls ?? []),
    ]),
    usdPerHour: recording?.usdPerHour ?? 0,
    diagram: { things: diagram.size, sha256: hashOf(diagram.mermaid, diagram.description) },
  };
}

function conceptEntry(id: string, facts: KeptFacts, sources: Sources): ProgramEntry {
  const folder = `${RECORDINGS}/${SHOW_RECORDINGS}/${id}`;
  const recording = orNothing(() => {
    const file = `${folder}/record.json`;
    return parseShowRecording(readFileSync(file, 'utf8'), file);
  });
  return {
    ...facts,
    ...programEntry(`${SHOWS}/${id}.ts`, showPageOf(id), 'ShowCode', id, sources),
    laws: LAWS[facts.kind] ?? [],
    commands: [`show:${id}`],
    ...recorded(folder, [...(recording?.empty.calls ?? []), ...(recording?.full.calls ?? [])]),
  };
}

function programEntry(
  file: string,
  page: string,
  component: string,
  id: string,
  { graph, pages }: Sources,
): Pick<ProgramEntry, 'file' | 'page' | 'imports' | 'whole' | 'regions'> {
  const shown = (region: string | undefined) =>
    pages.flatMap((each) =>
      each.uses
        .filter((use) => use.component === component && use.attributes['id'] === id)
        .filter(({ attributes }) => attributes['region'] === region)
        .map(({ line }) => `${each.slug}${anchorAt(each, line)}`),
    );
  const regions = orNothing(() => regionsOf(graph.textOf(file), file)) ?? [];
  return {
    file,
    page,
    imports: graph.hashOf(graph.closureOf(file)),
    whole: shown(undefined),
    regions: Object.fromEntries(
      regions.map(({ name, line, end, text }) => [
        name,
        {
          lines: `${line}-${end}`,
          sha256: hashOf(text),
          shown: shown(name),
        },
      ]),
    ),
  };
}

function recorded(
  folder: string,
  calls: readonly RecordedCall[],
): Pick<ProgramEntry, 'transcripts' | 'calls' | 'policy'> {
  const policy = policyOf(calls);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return {
    transcripts: files.map((file) => `${folder}/${file}`),
    calls: calls.length,
    policy: {
      actions: [...new Set(policy.Statement.flatMap(({ Action }) => Action))].sort(),
      sha256: hashOf(JSON.stringify(policy)),
    },
  };
}

function pageEntry(page: ReadPage, notes: Ledger['notes'], graph: Graph): PageEntry {
  const { slug, file, uses, fences, anchors } = page;
  return {
    imports: graph.hashOf(graph.closureOf(file)),
    anchors: anchors.map(({ id }) => id),
    parts: uses
      .filter(({ component }) => /^[A-Z]/.test(component))
      .map((use) => `${partOf(use)}${anchorAt(page, use.line, ' ')}`),
    diagrams: fences
      .filter(({ language }) => language === 'mermaid')
      .map(({ text, line }) => `${hashOf(text)}${anchorAt(page, line, ' ')}`),
    notes: Object.entries(notes)
      .filter(([, sections]) => sections.some((section) => section.split('#')[0] === slug))
      .map(([line]) => Number.parseInt(line)),
  };
}

/** A component as the ledger writes it: `StepCode id=create-cluster region=run`. */
export function partOf({ component, attributes }: ReadPage['uses'][number]): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    // The parts of a line are told apart by spaces.
    value === '' ? name : `${name}=${value.replaceAll(/\s/g, '\u00a0')}`,
  );
  return [component, ...written].join(' ');
}

/** The nearest heading above a line: `#the-code`, or nothing above the first one. */
function anchorAt({ anchors }: ReadPage, line: number, before = ''): string {
  const anchor = anchors.findLast((each) => each.line < line);
  return anchor ? `${before}#${anchor.id}` : '';
}

function notesOf(): Ledger['notes'] {
  return (
    orNothing(() => {
      const claims = parseNotesMap(readFileSync(NOTES_MAP, 'utf8'), NOTES_MAP);
      return Object.fromEntries(
        linesOfNotes(readFileSync(NOTES, 'utf8')).map(({ line, text }) => [
          `${line} ${text}`,
          (claims.get(text) ?? []).map(({ slug, heading }) => `${slug}#${heading}`),
        ]),
      );
    }) ?? {}
  );
}

function commandsOf(): Record<string, string> {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  return Object.fromEntries(Object.entries(scripts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function pricesOf(): Record<string, string> {
  return Object.fromEntries(
    Object.entries<Price>(PRICES).map(([name, { what, usd, per, source, date, single }]) => [
      name,
      `${what}: $${usd} per ${per}; ${source}, ${date}${single ? ', one source only' : ''}`,
    ]),
  );
}

function orNothing<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function mapOf<Value, Result>(
  map: ReadonlyMap<string, Value>,
  make: (id: string, value: Value, index: number) => Result,
): Record<string, Result> {
  return Object.fromEntries([...map].map(([id, value], index) => [id, make(id, value, index)]));
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
