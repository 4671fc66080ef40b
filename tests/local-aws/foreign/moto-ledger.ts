import type { Difference, MotoLedger } from '../../../src/site/data/moto-differences.ts';
import { readFileSync, writeFileSync } from 'node:fs';

/** Written by `MOTO_LEDGER=write`, but for the reasons, which a person writes. */
export const MOTO_LEDGER = 'src/site/data/moto-differences.json';

export function readMotoLedger(): MotoLedger {
  return JSON.parse(readFileSync(MOTO_LEDGER, 'utf8')) as MotoLedger;
}

/** Writes down what was found, and keeps the reasons of what was known before. */
export function writeMotoLedger(found: Omit<MotoLedger, 'divergences'>, all: readonly Answers[]) {
  const before = new Map(readMotoLedger().divergences.map((each) => [each.what, each]));
  const divergences = all.flatMap(({ what, ours, moto }) => {
    const paths = differences(ours, moto);
    if (Object.keys(paths).length === 0) return [];
    const { why = '', source = 'unknown' } = before.get(what) ?? {};
    return [{ what, paths, why, source }];
  });
  writeFileSync(MOTO_LEDGER, `${JSON.stringify({ ...found, divergences }, null, 2)}\n`);
}

/** The answers of the two to one request: see normal-reply.ts. */
export interface Answers {
  what: string;
  ours: Map<string, string[]>;
  moto: Map<string, string[]>;
}

/** Where two answers differ. */
export function differences(
  ours: Map<string, string[]>,
  moto: Map<string, string[]>,
): Record<string, Difference> {
  const paths = [...new Set([...ours.keys(), ...moto.keys()])].sort();
  return Object.fromEntries(
    paths
      .map((path) => [path, { ours: said(ours, path), moto: said(moto, path) }] as const)
      .filter(([, each]) => JSON.stringify(each.ours) !== JSON.stringify(each.moto)),
  );
}

// --- internal ---

/** A long text, such as a policy, is told by its beginning. */
const LONGEST = 200;

function said(answer: Map<string, string[]>, path: string): string[] {
  return (answer.get(path) ?? []).map((text) =>
    text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
  );
}
