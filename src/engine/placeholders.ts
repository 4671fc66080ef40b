import { services } from './aws/index.ts';
import type { AwsService } from './aws/service.ts';

/**
 * Typed placeholders for what differs from run to run. The first value of a type becomes `<task-id>`, the next other
 * value `<task-id-2>`; the same value is the same placeholder everywhere, on this page and on later ones. Comparing
 * texts with placeholders therefore compares which values are equal, and never whether they look alike.
 */
export class Placeholders {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #stays: (value: string) => boolean;

  /** @param stays judges which values are told as they are: none when left out */
  constructor(stays: (value: string) => boolean = () => false) {
    this.#stays = stays;
  }

  /** The text with every volatile value replaced. */
  apply(text: string): string {
    let result = text;
    for (const { type, pattern } of PATTERNS) {
      result = result.replace(pattern, (value) => this.#name(type, value));
    }
    return result;
  }

  #name(type: string, value: string): string {
    if (this.#stays(value)) return value;
    let name = this.#names.get(value);
    if (name === undefined) {
      const count = (this.#counts.get(type) ?? 0) + 1;
      this.#counts.set(type, count);
      name = count === 1 ? `<${type}>` : `<${type}-${count}>`;
      this.#names.set(value, name);
    }
    return name;
  }
}

// --- internal ---

/** The ids that AWS makes up, service by service. */
const OF_SERVICES = Object.values<AwsService>(services).flatMap(({ ids }) =>
  ids.flatMap(({ pattern, placeholder: type }) =>
    type === undefined ? [] : { type, pattern: RegExp(`(?<!\\w)(?:${pattern.source})\\b`, 'g') },
  ),
);

// In this order: an ARN's resource id before anything that could be a part of it.
const PATTERNS: { type: string; pattern: RegExp }[] = [
  { type: 'uuid', pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g },
  { type: 'digest', pattern: /\b[0-9a-f]{64}\b/g },
  ...OF_SERVICES,
  { type: 'id', pattern: /\b[0-9a-f]{32}\b/g },
  { type: 'mac', pattern: /\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/g },
  { type: 'time', pattern: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g },
  { type: 'public-ip', pattern: /\b(?:203\.0\.113|198\.51\.100)\.\d{1,3}\b(?!\/)/g },
  { type: 'private-ip', pattern: /\b172\.31\.\d{1,3}\.\d{1,3}\b(?!\/)/g },
];
