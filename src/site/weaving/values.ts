import { didYouMean } from '../../engine/did-you-mean.ts';
import { FIGURES } from '../facts/figures.ts';
import { HOURS_PER_MONTH, PRICED_REGION, PRICES, usd, type Price } from '../../engine/prices.ts';
import type { Recording } from '../../engine/recording.ts';
import type { SdkService } from '../facts/sdk.ts';
import { dateInWords } from './date-in-words.ts';

/** The sources of a `<Value>`, beside the prices and the figures. */
export interface ValueSources {
  /** By the id of the step. */
  recordings: ReadonlyMap<string, Recording>;
  services: readonly SdkService[];
}

/** For how long, where a value is an amount of USD per hour. */
export type Per = 'hour' | 'day' | 'month';

/**
 * Returns the text that a page prints for a path. The first part of the path names the source: a recorded step
 * (`create-service.usdPerHour`, `create-service.run.calls.CreateService.input.desiredCount`: a call by its operation, a
 * thing of the inventory by its kind), the table of prices (`prices.natGateway`, `prices.natGateway.date`, `prices.region`),
 * a figure that is computed from it (`figures.natPerMonth`), or the SDK (`sdk.ecs.version`, `sdk.ecs.operations`: how many,
 * `sdk.ecs.LaunchType`: the values of an enum). Says what is wrong when there is no such thing.
 */
export function valueOf(
  path: string,
  sources: ValueSources,
  per: Per = 'hour',
): { text: string } | { problem: string } {
  const [root = '', ...rest] = path.split(/[.[\]]+/).filter((part) => part !== '');
  const recording = sources.recordings.get(root);
  const value = recording
    ? walk(recording, rest, root)
    : root === 'prices'
      ? priceOf(rest)
      : root === 'figures'
        ? figureOf(rest)
        : root === 'sdk'
          ? sdkValueOf(rest, sources.services)
          : unknown('something to take a value of', root, [
              'prices',
              'figures',
              'sdk',
              ...sources.recordings.keys(),
            ]);
  if ('problem' in value) return { problem: `"${path}": ${value.problem}` };
  if ('perHour' in value) return { text: money(value.perHour, per) };
  if (per !== 'hour')
    return { problem: `"${path}" is no amount per hour: leave per="${per}" out.` };
  return value;
}

/** All digits that the list has, and two at least: `$0.50`, `$0.04048`. */
export function listPrice(amount: number): string {
  const cents = usd(amount, 2);
  return Number(cents.slice(1)) === amount ? cents : `$${amount}`;
}

// --- internal ---

type Read = { text: string } | { perHour: number } | { problem: string };

const HOURS: Record<Per, number> = { hour: 1, day: 24, month: HOURS_PER_MONTH };

/** An hour of something is a few cents, so it needs four digits to say anything. */
function money(perHour: number, per: Per): string {
  return usd(perHour * HOURS[per], per === 'hour' ? 4 : 2);
}

function unknown(what: string, part: string, known: readonly string[]): { problem: string } {
  return { problem: `there is no ${what} "${part}".${didYouMean(part, known)}` };
}

function priceOf([key = '', field = 'usd', ...rest]: string[]): Read {
  if (key === 'region') return { text: PRICED_REGION };
  const price: Price | undefined = Object.entries(PRICES).find(([name]) => name === key)?.[1];
  if (!price) return unknown('price', key, Object.keys(PRICES));
  if (field === 'usd' && rest.length === 0) return { text: listPrice(price.usd) };
  if (field === 'date' && rest.length === 0) return { text: dateInWords(price.date) };
  return walk(price, [field, ...rest], key);
}

function figureOf([key = '', ...rest]: string[]): Read {
  const figure = Object.entries(FIGURES).find(([name]) => name === key)?.[1];
  if (!figure) return unknown('figure', key, Object.keys(FIGURES));
  return rest.length === 0 ? { text: figure.text } : unknown('part of a figure', rest[0]!, []);
}

function sdkValueOf([prefix = '', what = '']: string[], services: readonly SdkService[]): Read {
  const service = services.find((each) => each.prefix === prefix);
  if (!service)
    return unknown(
      'service in the SDK',
      prefix,
      services.map((each) => each.prefix),
    );
  if (what === 'version') return { text: service.version };
  if (what === 'operations') return { text: String(Object.keys(service.operations).length) };
  const values = service.enums[what];
  if (values) return { text: values.join(', ') };
  return unknown(`enum of ${prefix}`, what, [
    'version',
    'operations',
    ...Object.keys(service.enums),
  ]);
}

/** The value at the end of a path, as a reader would write it. */
function walk(from: object, parts: readonly string[], name: string): Read {
  let value: unknown = from;
  let within = new Map<string, unknown>();
  for (const [index, part] of parts.entries()) {
    const known = childrenOf(value);
    if (!known.has(part)) {
      const parent = [name, ...parts.slice(0, index)].join('.');
      return unknown(`part of ${parent}`, part, [...known.keys()]);
    }
    value = known.get(part);
    within = known;
  }
  if (parts.at(-1) === 'usdPerHour' && typeof value === 'number') return { perHour: value };
  // An amount of AWS Budgets is a text of digits beside its unit.
  if (parts.at(-1) === 'Amount' && within.get('Unit') === 'USD')
    return { text: `$${String(value)}` };
  const leaves = Array.isArray(value) ? value : [value];
  if (leaves.length > 0 && leaves.every((leaf) => /^(string|number|boolean)$/.test(typeof leaf))) {
    return { text: leaves.join(', ') };
  }
  return {
    problem: `it is no single value.${didYouMean('', [...childrenOf(value).keys()])}`,
  };
}

/**
 * Returns the values that a path can lead to from this one, by name. A call is named by its operation, a thing of the
 * inventory by its kind; of several the last is meant, because it is the call that went through.
 */
function childrenOf(value: unknown): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map();
  const children = new Map<string, unknown>(Object.entries(value));
  if (!Array.isArray(value)) return children;
  for (const item of value as unknown[]) {
    if (typeof item !== 'object' || item === null) continue;
    if ('operation' in item && typeof item.operation === 'string')
      children.set(item.operation, item);
    if ('kind' in item && typeof item.kind === 'string') children.set(item.kind, item);
  }
  return children;
}
