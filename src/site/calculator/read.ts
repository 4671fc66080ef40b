import { memoryInWords, TASK_SIZES } from '../../engine/task-sizes.ts';
import { FIELDS, type ChoiceField, type NumberField, type SwitchField } from './fields.ts';
import type { Workload } from './workload.ts';

/** The values of a form or a link, by the names of the fields. A field that is left out has its default. */
export type Given = Readonly<Record<string, string | undefined>>;

/** A workload, or what is wrong with what was given: by the name of the field, what was expected and what was found. */
export type Reading = { workload: Workload } | { problems: Record<string, string> };

/** Reads what a form or a link says. */
export function readWorkload(given: Given): Reading {
  const problems: Record<string, string> = {};
  const read = <Value>({ name }: { name: string }, found: Value | Problem): Value => {
    if (!(found instanceof Problem)) return found;
    problems[name] = found.message;
    // Never used: a reading with a problem has no workload.
    return undefined as Value;
  };
  const cpu = Number(read(FIELDS.cpu, choiceOf(FIELDS.cpu, given)));
  const number = (field: NumberField) => read(field, numberOf(field, given));
  const choice = (field: ChoiceField) => read(field, choiceOf(field, given));
  const isOn = (field: SwitchField) => read(field, switchOf(field, given));

  const workload: Workload = {
    cpu,
    memory: read(FIELDS.memory, memoryOf(cpu, given)),
    architecture: choice(FIELDS.architecture) as Workload['architecture'],
    tasks: number(FIELDS.tasks),
    hours: number(FIELDS.hours),
    requests: number(FIELDS.requests),
    milliseconds: number(FIELDS.milliseconds),
    natGb: number(FIELDS.natGb),
    publicIp: isOn(FIELDS.publicIp),
    loadBalancer: isOn(FIELDS.loadBalancer),
    nat: isOn(FIELDS.nat),
    spot: isOn(FIELDS.spot),
    freeTier: isOn(FIELDS.freeTier),
    coldStarts: number(FIELDS.coldStarts),
    initMilliseconds: number(FIELDS.initMilliseconds),
  };
  if (workload.spot && workload.architecture === 'X86_64') {
    problems[FIELDS.spot.name] =
      'expected ARM64 with Fargate Spot: this site’s price table has no Spot price for X86_64';
  }
  return Object.keys(problems).length === 0 ? { workload } : { problems };
}

/** The workload that the calculator starts with: this tutorial's container, all month. */
export function usualWorkload(): Workload {
  const reading = readWorkload({});
  if ('workload' in reading) return reading.workload;
  throw new Error(`the defaults: ${JSON.stringify(reading.problems)}`);
}

/** The part of a link that says how a workload differs from the defaults: `hours=176&spot=yes`, or nothing. */
export function linkOf(given: Given): string {
  const changed = new URLSearchParams();
  for (const field of Object.values(FIELDS)) {
    const value = plain(given[field.name] ?? '');
    if (value !== '' && value !== plain(usualText(field.usual))) changed.set(field.name, value);
  }
  return changed.toString();
}

/** A default as the form writes it. */
export function usualText(usual: string | number | boolean): string {
  return typeof usual === 'boolean' ? (usual ? 'yes' : 'no') : usual.toLocaleString('en');
}

// --- internal ---

class Problem {
  readonly message: string;
  // Node.js runs this file as it is, for the check, and knows no parameter properties.
  constructor(message: string) {
    this.message = message;
  }
}

/** `3,000,000` and `3 000 000` are how people write 3000000; a link has the last. */
function plain(text: string): string {
  const trimmed = text.trim();
  return /^[1-9]\d{0,2}([ ,_]\d{3})+$/.test(trimmed) ? trimmed.replace(/[ ,_]/g, '') : trimmed;
}

function numberOf({ name, usual, min, max, isWhole }: NumberField, given: Given): number | Problem {
  const text = given[name]?.trim() ?? '';
  if (text === '') return usual;
  const value = /^\d+(\.\d+)?$/.test(plain(text)) ? Number(plain(text)) : NaN;
  if (value >= min && value <= max && (!isWhole || Number.isInteger(value))) return value;
  const kind = isWhole ? 'a whole number' : 'a number';
  return new Problem(
    `expected ${kind} from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}, found "${text}"`,
  );
}

function choiceOf({ name, usual, choices }: ChoiceField, given: Given): string | Problem {
  const text = given[name] ?? usual;
  if (choices.some(({ value }) => value === text)) return text;
  const all = choices.map(({ value }) => value);
  return new Problem(`expected ${all.slice(0, -1).join(', ')} or ${all.at(-1)}, found "${text}"`);
}

/** The sizes of memory go with the processor. */
function memoryOf(cpu: number, given: Given): number | Problem {
  const text = given[FIELDS.memory.name] ?? FIELDS.memory.usual;
  const size = TASK_SIZES.find((each) => each.cpu === cpu);
  const found = size?.memory.find((mib) => String(mib) === text);
  // Without a processor there is nothing to say about the memory: the processor's own problem is said.
  if (found !== undefined || !size) return found ?? NaN;
  return new Problem(
    `expected ${memoryInWords(size.memory)} MiB with ${cpu} CPU units, found "${text}"`,
  );
}

function switchOf({ name, usual }: SwitchField, given: Given): boolean | Problem {
  const text = given[name] ?? usualText(usual);
  if (text === 'yes' || text === 'no') return text === 'yes';
  return new Problem(`expected yes or no, found "${text}"`);
}
