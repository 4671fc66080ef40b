import { existsSync, readFileSync } from 'node:fs';
import type { KeptFacts } from './facts.ts';

/** The ledger's file. It is generated, committed, and read in reviews. */
export const LEDGER = 'steps.lock.json';

/** When the check was green for what the ledger lists. */
export interface Verified {
  /** The day, in UTC: `2026-03-01`. */
  date: string;
  /** The hash of the day and of everything else in the ledger. */
  seal: string;
}

/**
 * Everything that the pages and the programs owe each other, and the hashes of all that it rests on. It is written only by a
 * green check, so a hash in it says: with this text the check passed.
 *
 * Arrays and members are in the order of the tutorial, of a file, or of names: the same sources give the same bytes.
 */
export interface Ledger {
  /** When it was written; missing in one that is not written yet. */
  verified?: Verified;
  /** How many there are of what is below. */
  counts: Record<string, number>;
  /** The ids of the steps and of the concepts, in their order. */
  order: { steps: string[]; concepts: string[] };
  /** The hash of what every step runs on: the runner, the local AWS, and the packages that these import. */
  engine: string;
  steps: Record<string, ProgramEntry>;
  concepts: Record<string, ProgramEntry>;
  /** By slug. */
  pages: Record<string, PageEntry>;
  /** The npm scripts. */
  commands: Record<string, string>;
  prices: Record<string, string>;
  /** The lines of the notes, as `3 Fargate is really expensive.`, and the sections that answer them. */
  notes: Record<string, string[]>;
  /** The packages that are imported, with their version and the hash of all that they bring along. */
  packages: Record<string, string>;
  /** Every file that the check reads. */
  files: Record<string, string>;
}

/** A step or the program of a concept. */
export interface ProgramEntry extends KeptFacts {
  file: string;
  /** The slug of its page. */
  page: string;
  /** The hash of the file, of all that it imports, and of the packages that those import. */
  imports: string;
  commands: string[];
  /** The laws that it was proved to keep. */
  laws: readonly string[];
  /** Where the whole file is shown: `steps/create-cluster#the-code`. */
  whole: string[];
  regions: Record<string, RegionEntry>;
  /** What was recorded of it, by file. */
  transcripts: string[];
  /** How many calls are recorded. */
  calls: number;
  policy: { actions: string[]; sha256: string };
  /** USD per hour of what it leaves running. */
  usdPerHour?: number;
  /** How many things its diagram shows, and the hash of its text. */
  diagram?: { things: number; sha256: string };
}

export interface RegionEntry {
  /** From the opening marker to the closing one: `27-38`. */
  lines: string;
  sha256: string;
  /** Where it is shown: `steps/create-cluster#the-code`. */
  shown: string[];
}

export interface PageEntry {
  /** The hash of the page and of the components that it imports. */
  imports: string;
  anchors: string[];
  /** The components on the page, each below its heading: `StepCode id=create-cluster region=run #the-code`. */
  parts: string[];
  /** The hash of each diagram that is drawn by hand. */
  diagrams: string[];
  /** The numbers of the lines of the notes that it answers. */
  notes: number[];
}

/** The ledger as it is committed, or `undefined` where there is none that can be read. */
export function readLedger(): Ledger | undefined {
  if (!existsSync(LEDGER)) return undefined;
  try {
    return JSON.parse(readFileSync(LEDGER, 'utf8')) as Ledger;
  } catch {
    return undefined;
  }
}

/** The ledger's text. */
export function ledgerText(ledger: Ledger): string {
  return `${JSON.stringify(ledger, null, 2)}\n`;
}
