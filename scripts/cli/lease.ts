import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Option } from 'commander';
import { z } from 'zod';
import type { Where } from '../../src/engine/events.ts';
import { InputError, StepError } from '../../src/engine/step.ts';
import { StoreError } from '../../src/local-aws/core/store.ts';
import { onDisk } from '../../src/local-aws/stores/store-problems.ts';
import { variable } from './variable.ts';

/** Where it is noted until when accounts are lent, by account, Region and name. It holds no secret. */
const FILE = variable('FARGATE_LEASES') ?? '.local-aws/leases.json';

const leases = z.record(z.string(), z.number());

/** `--until`: when the account should be empty again. */
export function untilOption(): Option {
  return new Option(
    '--until <time>',
    'remember when all of it should be gone, such as 2h or 30m from now: later commands remind you',
  );
}

/**
 * Milliseconds of a duration as a reader types it: `2h`, `30m`, `1d`. Throws an {@link InputError} for anything else, and for more
 * than 30 days.
 */
export function durationOf(text: string): number {
  const [, count, unit] = /^(\d+)(m|h|d)$/.exec(text) ?? [];
  const milliseconds = Number(count) * (UNITS[unit ?? ''] ?? NaN);
  if (milliseconds > 0 && milliseconds <= 30 * UNITS['d']!) return milliseconds;
  throw new InputError(`--until got "${text}": expected a time from now such as 30m, 2h or 1d.`);
}

/**
 * Notes until when what is made here may stay: milliseconds since 1970. Throws a {@link StepError} where that cannot be noted, before
 * anything is made.
 */
export function lend(where: Where, until: number): void {
  try {
    write({ ...read(), [keyOf(where)]: until });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new StepError(`--until could not be noted: ${FILE} ${error.message}.`, ELSEWHERE);
  }
}

/** Forgets the note: all is gone. Where the note cannot be written it stays, and says too much rather than too little. */
export function giveBack(where: Where): void {
  try {
    const { [keyOf(where)]: noted, ...others } = read();
    if (noted !== undefined) write(others);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
}

/**
 * Says until when the account is lent, or that this is over. Undefined where nothing was noted.
 *
 * @param now milliseconds since 1970
 */
export function leaseInWords(where: Where, now: number, cleanup: string): string | undefined {
  let until: number | undefined;
  try {
    until = read()[keyOf(where)];
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // A note is no reason to leave an account as it is.
    return `If --until was given here before, it is not known: ${FILE} ${error.message}.`;
  }
  if (until === undefined) return undefined;
  const at = new Date(until)
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, ' UTC')
    .replace('T', ' ');
  return now < until
    ? `All of it should be gone by ${at}.`
    : `All of it should have been gone by ${at}. That time has passed: ${cleanup}`;
}

// --- internal ---

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

const ELSEWHERE = 'export FARGATE_LEASES=~/fargate-leases.json';

function keyOf({ target, accountId, region, name }: Where): string {
  return `${target} ${accountId} ${region} ${name}`;
}

/** A file that is not there, or is damaged, notes nothing. Throws a {@link StoreError} for one that cannot be read. */
function read(): Record<string, number> {
  if (!existsSync(FILE)) return {};
  const text = onDisk(() => readFileSync(FILE, 'utf8'));
  try {
    return leases.catch({}).parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Throws a {@link StoreError} where it cannot be written. */
function write(noted: Record<string, number>): void {
  onDisk(() => {
    mkdirSync(dirname(FILE), { recursive: true });
    writeFileSync(FILE, `${JSON.stringify(noted, null, 2)}\n`, { mode: 0o600 });
  });
}
