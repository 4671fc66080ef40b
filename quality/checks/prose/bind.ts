import type { Fact, Name, Quote } from '../../../src/site/facts/fact.ts';
import { PRICED_REGION } from '../../../src/engine/prices.ts';
import type { SdkService } from '../../../src/site/facts/sdk.ts';
import {
  judgeAwsCli,
  judgeFlags,
  judgeNpm,
  nearest,
  type Flag,
  type JudgeText,
  type Scripts,
} from './commands.ts';
import type { Found } from './found.ts';
import { isIn, standsIn, straight, type Library } from './text.ts';

/** Everything that the prose of a page may speak of. */
export interface Known {
  /** Names that may stand on any page, and where each is from. */
  words: ReadonlyMap<string, string>;
  /** Names and strings of the program that a page is paired with. */
  own(slug: string): ReadonlySet<string>;
  /** The words in which the prose tells of actions of IAM: src/site/facts/actions.ts. */
  actions: Readonly<Record<string, RegExp>>;
  services: readonly SdkService[];
  scripts: Scripts;
  /** Everything that was recorded: calls, transcripts, inventories. */
  recorded: string;
  /** The texts that the programs and the local AWS may print. */
  texts: Library;
  /** Numbers in the code of the programs. */
  numbers: ReadonlySet<string>;
  /** The notes, without their markup. */
  notes: string;
  /** Of packages and programs that package.json names. */
  versions: ReadonlyMap<string, string>;
  isFile(path: string): boolean;
  /** Returns true if the local AWS makes something else of an image with that tag than a web server. */
  isImageTag(tag: string): boolean;
  facts: readonly Fact[];
  names: readonly Name[];
  quotes: readonly Quote[];
}

/** The source that something found in prose is bound to, or the reason why it is wrong. */
export type Binding =
  | {
      to: string | Fact | Name | Quote;
      /** The sources of its parts. */
      via?: readonly object[];
    }
  | { problem: string };

/** Binds one thing that was found in the prose of a page. */
export function bind(found: Found, slug: string, known: Known): Binding {
  const place = { slug, context: found.context };
  const region = strayRegion(found, known);
  if (region !== undefined) return { problem: region };
  switch (found.kind) {
    case 'command':
      // Other programs' commands are declared with their source, as names are.
      return /^npm\b/.test(found.text)
        ? bindNpm(found.text, place, known)
        : bindCode(found.text, place, known);
    case 'number':
      return bindNumber(found, known);
    case 'quote':
      return bindText(found.text, known) ?? { problem: 'nobody says so' };
    case 'code':
    case 'word':
      return bindCode(found.text, place, known);
  }
}

// --- internal ---

const NOTHING = { problem: '' };

/** The page on which something stands, and the line. */
interface Place {
  slug: string;
  context: string;
}

const REGION = /\b(?:us|eu|ap|sa|ca|me|af|il)-[a-z]+-\d\b/g;

/** Every price and every recording is of one Region. Others are named only where their own words stand, and that one is not. */
function strayRegion({ text, context }: Found, { names }: Known): string | undefined {
  for (const region of text.match(REGION) ?? []) {
    const meant = names.filter(({ name, near }) => name.match(REGION) && near?.test(context));
    if (meant.some(({ name }) => name === region)) continue;
    if (region === PRICED_REGION && meant.length === 0) continue;
    const [other = PRICED_REGION] = meant.map(({ name }) => name);
    return `${region} is not the Region of which this is true. Did you mean "${other}"?`;
  }
  return undefined;
}

function verdict(problem: string | undefined, to: string): Binding {
  return problem === undefined ? { to } : { problem };
}

/** Each way of binding code says yes, no, or `undefined` when the code is not of its kind. */
const WAYS: ((code: string, place: Place, known: Known) => Binding | undefined)[] = [
  (code, { slug }, { words, own }) => {
    const where = words.get(code) ?? (own(slug).has(code) ? 'its program' : undefined);
    return where === undefined ? undefined : { to: where };
  },
  (code, { context }, { names }) => {
    const name = names.find((each) => each.name === code && (each.near?.test(context) ?? true));
    return name && { to: name };
  },
  (code, place, known) => (/^npm /.test(code) ? bindNpm(code, place, known) : undefined),
  (code, _place, { services }) =>
    /^aws [a-z]/.test(code) ? verdict(judgeAwsCli(code, services), 'the SDK') : undefined,
  bindFlags,
  bindExport,
  bindAction,
  bindArn,
  bindAssignment,
  bindPath,
  bindImage,
  (code, _place, { isFile }) => {
    if (!/^\.?[\w-]+(\/[\w.-]+)+\/?$|^[\w-]+(\.[\w-]+)*\.(ts|json|mdx?|js|astro)$/.test(code))
      return undefined;
    return isFile(code) ? { to: 'a file' } : undefined;
  },
  bindAddress,
  bindRecorded,
  (code, _place, known) => bindText(code, known),
];

function bindCode(code: string, place: Place, known: Known): Binding {
  for (const way of WAYS) {
    const binding = way(code, place, known);
    if (binding) return binding;
  }
  const meant = nearest(code, [...known.words.keys(), ...known.names.map(({ name }) => name)]);
  return { problem: meant.trim() };
}

function bindNpm(command: string, place: Place, known: Known): Binding {
  const texts = judgeTexts(place, known);
  const problem = judgeNpm(command, known.scripts, texts.judge);
  return problem === undefined ? { to: 'an npm script', via: texts.via } : { problem };
}

/** A value that a program would take whatever it is has to be known; where several are known, it is the one that the line tells of. */
function judgeTexts(place: Place, known: Known): { judge: JudgeText; via: object[] } {
  const via: object[] = [];
  const judge = (text: string, flag: string, isFree: boolean) => {
    if (!isFree) {
      const values = known.facts.filter(({ unit }) => unit === flag);
      const here = values.filter(({ near }) => near.test(place.context));
      const fact = here.find(({ value }) => value === text);
      if (fact) via.push(fact);
      const [meant] = here;
      if (fact) return undefined;
      if (meant) return `${flag} ${text}: did you mean ${meant.value}, ${meant.what}?`;
      const told = values.map(({ value, near }) => `${value} where it says ${near.source}`);
      return `${flag} ${text}: no fact says what that does here. Known: ${told.join(', ') || 'none'}`;
    }
    const binding = bindCode(text, place, known);
    if ('problem' in binding) return `nobody knows "${text}". ${binding.problem}`.trim();
    if (typeof binding.to === 'object') via.push(binding.to);
    return undefined;
  };
  return { judge, via };
}

/** `--cpu 256 --memory 512`, `-- --from create-cluster`, `--`. */
function bindFlags(code: string, place: Place, known: Known): Binding | undefined {
  if (!code.startsWith('--')) return undefined;
  const words = code.split(/\s+/);
  if (words[0] === '--') words.shift();
  const all = new Map<string, Flag>([...known.scripts.values()].flatMap((flags) => [...flags]));
  const texts = judgeTexts(place, known);
  const problem = judgeFlags(words, all, texts.judge);
  return problem === undefined ? { to: 'a flag', via: texts.via } : { problem };
}

/** `export FARGATE_ALLOW_FROM=203.0.113.7/32`. */
function bindExport(code: string, place: Place, known: Known): Binding | undefined {
  const [, variable, value] = /^export (\w+)=(\S+)$/.exec(code) ?? [];
  if (variable === undefined || value === undefined) return undefined;
  if (!known.words.has(variable)) return bindCode(variable, place, known);
  if (!variable.startsWith('FARGATE_')) return { to: known.words.get(variable)! };
  const flag = `--${variable.slice('FARGATE_'.length).toLowerCase().replaceAll('_', '-')}`;
  return bindFlags(`${flag} ${value}`, place, known);
}

/**
 * `ecs:CreateService`, `logs:Describe*`: an action is an operation, or a permission that a recorded call needed, and one by
 * itself is that of which the sentence tells.
 */
function bindAction(code: string, { context }: Place, known: Known): Binding | undefined {
  const { services, recorded, actions } = known;
  const [, prefix, name] = /^([a-z][a-z0-9-]+):([A-Z]\w*\*?|\*)$/.exec(code) ?? [];
  if (prefix === undefined || name === undefined) return undefined;
  const service = services.find((each) => each.prefix === prefix);
  const operations = Object.keys(service?.operations ?? {});
  const found = name.endsWith('*')
    ? operations.some((operation) => operation.startsWith(name.slice(0, -1)))
    : operations.includes(name) || isIn(code, recorded);
  if (!service) {
    const prefixes = services.map((each) => each.prefix);
    return { problem: nearest(prefix, prefixes).trim() };
  }
  if (!found) return { problem: `${prefix} has no such action.${nearest(name, operations)}` };
  if (context.split(`\`${code}\``).length > 2) return { problem: 'one sentence names it twice' };
  const place = context.replace(`\`${code}\``, '#').replace(code, '#');
  if (name.endsWith('*') || actions[code]?.test(place)) return { to: 'src/site/facts/actions.ts' };
  const here = Object.keys(actions).filter(
    (each) => each.startsWith(`${prefix}:`) && actions[each]!.test(place),
  );
  return {
    problem: `no sentence like this one tells of it: src/site/facts/actions.ts.${here.length > 0 ? ` Did you mean "${here.join('" or "')}"?` : ''}`,
  };
}

function bindArn(code: string, _place: Place, { recorded }: Known): Binding | undefined {
  if (!code.startsWith('arn:')) return undefined;
  const pieces = code.split('…').filter((piece) => piece !== '');
  return verdict(
    pieces.every((piece) => recorded.includes(piece)) ? undefined : 'no recorded run has that ARN',
    'a recording',
  );
}

/** `assignPublicIp: 'ENABLED'`: a member of the SDK with one of the values that it can have. */
function bindAssignment(code: string, _place: Place, { services }: Known): Binding | undefined {
  const [, member, text, bare] =
    /^"?(\w+)"?: (?:['"]([^'"]*)['"]|(true|false|\d+))$/.exec(code) ?? [];
  if (member === undefined) return undefined;
  const members = new Set(
    services.flatMap(({ structures }) => Object.values(structures).flatMap(Object.keys)),
  );
  if (!members.has(member))
    return { problem: `no member "${member}".${nearest(member, [...members])}` };
  if (bare !== undefined) return { to: 'the SDK' };
  const enumName = member[0]!.toUpperCase() + member.slice(1);
  const named = services.flatMap(({ enums }) => enums[enumName] ?? []);
  const values =
    named.length > 0 ? named : services.flatMap(({ enums }) => Object.values(enums).flat());
  return verdict(
    values.includes(text!) ? undefined : `${member} is never '${text}'.${nearest(text!, values)}`,
    'the SDK',
  );
}

/** `deploymentConfiguration.strategy`, `containerDefinitions[0].image`: each part is a member of the one before it. */
function bindPath(code: string, _place: Place, { services }: Known): Binding | undefined {
  if (!/^[A-Za-z]\w*(\[\d*\])?(\.[A-Za-z]\w*(\[\d*\])?)+$/.test(code)) return undefined;
  const [first = '', ...rest] = code.replaceAll(/\[\d*\]/g, '').split('.');
  let problem: string | undefined;
  for (const { structures } of services) {
    for (const members of Object.values(structures)) {
      if (!Object.hasOwn(members, first)) continue;
      let inside = structures[members[first]!] ?? {};
      const wrong = rest.find((part) => {
        const isMember = Object.hasOwn(inside, part);
        if (isMember) inside = structures[inside[part]!] ?? {};
        else problem = `${first} has no "${part}".${nearest(part, Object.keys(inside))}`;
        return !isMember;
      });
      if (wrong === undefined) return { to: 'the SDK' };
    }
  }
  return problem === undefined ? undefined : { problem };
}

/** `httpd:does-not-exist`, `:private`: a tag that the local AWS keeps for lessons. */
function bindImage(code: string, place: Place, known: Known): Binding | undefined {
  const [, repository = '', tag] = /^([a-z0-9./-]+(?=:))?:?([\w.-]+)$/.exec(code) ?? [];
  if (tag === undefined || !known.isImageTag(tag)) return undefined;
  return repository === '' ? { to: 'the local AWS' } : bindCode(repository, place, known);
}

function bindRecorded(code: string, _place: Place, { recorded }: Known): Binding | undefined {
  // Transcripts are sentences, so a plain word is one only as a value, a key or the label of a line.
  const found = /^[a-z]+$/.test(code)
    ? new RegExp(`"${code}"|^${code} `, 'm').test(recorded)
    : // The next revision of a family that was recorded is as good as the first.
      isIn(code, recorded) || isIn(code.replace(/^([\w-]+):\d+$/, '$1:1'), recorded);
  return found ? { to: 'a recording' } : undefined;
}

/** Addresses that mean nobody in particular, or this machine, are known to everyone. */
function bindAddress(code: string): Binding | undefined {
  const [, address, length] = /^((?:\d{1,3}\.){3}\d{1,3})?(\/\d{1,2})?$/.exec(code) ?? [];
  if (address === undefined && length === undefined) return undefined;
  if (length !== undefined && Number(length.slice(1)) > 32)
    return { problem: 'a prefix has at most 32 bits' };
  const isKnown =
    address === undefined ||
    // https://www.rfc-editor.org/rfc/rfc5737 (documentation), RFC 1122 (this host, loopback)
    /^(192\.0\.2|198\.51\.100|203\.0\.113|127\.0\.0)\.\d+$|^0\.0\.0\.0$/.test(address);
  return isKnown ? { to: 'an RFC' } : undefined;
}

/** Words that a program, the local AWS, a recorded run or the notes say, or that are declared with their source. */
function bindText(text: string, known: Known): Binding | undefined {
  const words = straight(text).replace(/[.,:;]$/, '');
  if (!/[a-z]{4}/i.test(words)) return undefined;
  // A quotation may begin in the middle of a sentence, or begin one.
  const first = words[0]!;
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  for (const way of [words, other + words.slice(1)]) {
    if (isIn(way, known.notes)) return { to: 'the notes' };
    if (/\s/.test(way) && isIn(way, known.recorded)) return { to: 'a recording' };
    if (isPrinted(way, known)) return { to: 'a program' };
    const quote = known.quotes.find((each) => standsIn(way, straight(each.text)));
    if (quote) return { to: quote };
  }
  return undefined;
}

/** Returns true if a program prints the words: one text, or several that are put together, a reason after its error. */
function isPrinted(words: string, known: Known): boolean {
  const { texts, recorded, numbers } = known;
  const parts = words.split(/(?<=[.:]) /);
  // A single word is one that a message begins with: `CannotPullContainerError: …`.
  const find = (part: string) => {
    if (/\s/.test(part)) return texts.find(part);
    const begin = `${part.replace(/:$/, '')}:`;
    return texts.has(begin) ? begin : undefined;
  };
  const whole = find(words);
  const found = whole === undefined && parts.length > 1 ? parts.map(find) : [whole];
  if (found.includes(undefined)) return false;
  // A program may fill in any name, and not any number.
  return (words.match(/(?<![\w.-])\d+(?![\w.-])/g) ?? []).every(
    (number) =>
      found.some((text) => isIn(number, text ?? '')) ||
      isIn(number, recorded) ||
      numbers.has(number),
  );
}

function bindNumber(found: Found, { facts, versions, recorded }: Known): Binding {
  const { value = '', unit = '', context, link } = found;
  if (link !== undefined && new RegExp(`(?<!\\d)${value}(?!\\d)`).test(link))
    return { to: 'a link' };
  const version = versions.get(unit);
  if (version !== undefined) {
    const fits = version === value || version.startsWith(`${value}.`);
    return verdict(fits ? undefined : `${unit} is ${version} here`, 'package.json');
  }
  if (/^\d{12}$/.test(value) && recorded.includes(value)) return { to: 'a recording' };
  const same = facts.filter((each) => each.unit === unit && each.value === value);
  const fact = same.find(({ near }) => near.test(context));
  if (fact) return { to: fact };
  const here = facts.find((each) => each.unit === unit && each.near.test(context));
  if (here) return { problem: `Did you mean ${here.value} ${here.unit}, ${here.what}?` };
  if (same.length > 0)
    return {
      problem: `it is known only where the line has ${same.map(({ near }) => String(near)).join(' or ')}`,
    };
  return NOTHING;
}
