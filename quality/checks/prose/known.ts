import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as inputs from '../../../scripts/inputs.ts';
import { behaviourOf } from '../../../src/local-aws/runtimes/container-images.ts';
import { ACTIONS } from '../../../src/site/facts/actions.ts';
import { FACTS } from '../../../src/site/facts/facts.ts';
import { NAMES } from '../../../src/site/facts/names.ts';
import { QUOTES } from '../../../src/site/facts/quotes.ts';
import { GLOSSARY } from '../../../src/site/facts/glossary.ts';
import { inputFields, type InputField } from '../../../src/engine/parse-inputs.ts';
import { CONCEPTS, conceptPageOf, RECORDINGS, STEPS } from '../../../src/site/build/paths.ts';
import { sdkServices } from '../../../src/site/facts/sdk-services.ts';
import type { Known } from './bind.ts';
import { nearest, type Flag } from './commands.ts';
import { codeOnly, libraryOf, straight, textsIn } from './text.ts';

/** The steps and the programs of concepts, as far as prose can speak of them. */
export interface Programs {
  steps: readonly { id: string; inputs: readonly string[] }[];
  concepts: readonly { id: string }[];
}

/** Reads what the prose of all pages may speak of: SDK, recordings, programs, npm scripts, notes and declared facts. */
export function readKnown({ steps, concepts }: Programs): Known {
  const programs = [
    ...filesIn('scripts'),
    ...filesIn('quality'),
    ...filesIn('src/engine'),
    ...filesIn('src/site/facts'),
    ...filesIn('src/site/weaving'),
    ...filesIn('src/local-aws'),
  ]
    .filter((file) => file.endsWith('.ts') && !NO_SOURCE.test(file))
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }));
  const { scripts, version, engines } = packageJson();
  const ids = steps.map(({ id }) => id);
  const fields = inputFields(
    steps.map(({ id, inputs }) => ({ id, inputs: Object.fromEntries(schemasOf(inputs)) })),
  );
  const services = sdkServices();
  const words = new Map<string, string>();
  const add = (where: string, names: Iterable<string>) => {
    for (const name of names) words.set(name, where);
  };
  for (const { file, source } of programs) {
    if (file.startsWith('src/local-aws')) add('the local AWS', codesIn(source));
    else add('a program', exportedBy(source));
  }
  add(
    'the environment',
    programs.flatMap(({ source }) => source.match(/\b(?:AWS|NODE)_[A-Z_]+\b/g) ?? []),
  );
  add(
    'an input',
    fields.flatMap(({ key, variable }) => [key, variable]),
  );
  add('npm', Object.keys(scripts));
  add(
    'the glossary',
    GLOSSARY.flatMap(({ term, also = [] }) => [term, ...also]),
  );
  add('the steps', [...ids, ...concepts.map(({ id }) => id)]);
  for (const service of services) {
    add('the SDK', service.exported);
    for (const [structure, members] of Object.entries(service.structures)) {
      add('the SDK', [structure, ...Object.keys(members)]);
    }
    for (const [name, values] of Object.entries(service.enums)) add('the SDK', [name, ...values]);
    // An operation, and its verb: `Describe`.
    for (const name of Object.keys(service.operations)) {
      add('the SDK', [name, /^[A-Z][a-z]+/.exec(name)?.[0] ?? name]);
    }
    add('the SDK', [...service.errors, service.prefix, service.package]);
  }
  const files = new Map([
    ...ids.map((id) => [`steps/${id}`, `${STEPS}/${id}.ts`] as const),
    ...concepts.map(({ id }) => [conceptPageOf(id), `${CONCEPTS}/${id}.ts`] as const),
  ]);
  const own = new Map<string, Set<string>>();
  return {
    words,
    actions: ACTIONS,
    own: (slug) => {
      if (!own.has(slug)) own.set(slug, ownNames(files.get(slug)));
      return own.get(slug)!;
    },
    services,
    scripts: new Map(
      Object.entries(scripts).map(([name, command]) => [name, flagsOf(command, fields, ids)]),
    ),
    // Text that is printed only when something is changed or interrupted is no page's subject: it would vouch for too
    // much.
    recorded: filesIn(RECORDINGS)
      .filter((file) => !/\/((changed|crowded|laws)\.txt|audit\.json)$/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n'),
    texts: libraryOf(programs.flatMap(({ source }) => textsIn(source))),
    numbers: new Set(
      programs
        .filter(({ file }) => !file.startsWith('src/local-aws'))
        .flatMap(({ source }) => codeOnly(source).match(/\b\d+\b/g) ?? []),
    ),
    notes: plainMarkdown(readFileSync('docs/notes/fargate.md', 'utf8')),
    versions: new Map([
      ['version', version],
      ['Node.js', engines.node.replace(/^\D+/, '')],
      ...services.map((service) => [service.package, service.version] as const),
    ]),
    isFile: (path) =>
      existsSync(path) || programs.some(({ source }) => source.includes(`'${path}'`)),
    isImageTag: (tag) => /^[\w.-]+$/.test(tag) && behaviourOf(`image:${tag}`) !== 'serves',
    facts: FACTS,
    names: NAMES,
    quotes: QUOTES,
  };
}

// --- internal ---

/** Programs that judge pages know what is wrong, and the tables of facts prove nothing by themselves. */
const NO_SOURCE =
  /^quality\/(checks|mutation)|^src\/site\/facts\/(actions|facts|glossary|names|quotes|statements|numbers\/)/;

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.\w+$/.test(path))
    .map((path) => `${folder}/${path}`)
    .sort();
}

function packageJson() {
  return JSON.parse(readFileSync('package.json', 'utf8')) as {
    version: string;
    scripts: Record<string, string>;
    engines: { node: string };
  };
}

function exportedBy(source: string): string[] {
  return [
    ...source.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm),
  ].map((match) => match[1]!);
}

/** Codes of errors, which are strings where the SDK models none: `InvalidGroup.Duplicate`. */
function codesIn(source: string): string[] {
  return [...source.matchAll(/'([A-Z][A-Za-z]+(?:\.[A-Z][A-Za-z]+)?)'/g)].map((match) => match[1]!);
}

/** The schemas of inputs by their names. */
function schemasOf(keys: readonly string[]) {
  const { taskSize, ...others } = inputs;
  return Object.entries({ ...taskSize, ...others }).filter(([key]) => keys.includes(key));
}

/** The identifiers and the strings of the program that a page is paired with. */
function ownNames(file: string | undefined): Set<string> {
  if (file === undefined || !existsSync(file)) return new Set();
  const source = readFileSync(file, 'utf8');
  return new Set([...(codeOnly(source).match(/[A-Za-z_]\w*/g) ?? []), ...textsIn(source)]);
}

function plainMarkdown(text: string): string {
  return straight(text.replaceAll(/[`*_]/g, '').replaceAll(/\s+/g, ' '));
}

/** The flags of an npm script: those in its source, those of every command of the tutorial, and the inputs. */
function flagsOf(
  command: string,
  fields: readonly InputField[],
  ids: readonly string[],
): Map<string, Flag> {
  const [, file, id] =
    /^node(?: --\S+)* ((?:scripts|quality)\/\S+\.ts)(?: (\S+))?/.exec(command) ?? [];
  if (file === undefined || !existsSync(file)) return new Map();
  const own = readFileSync(file, 'utf8');
  const takesInputs = /inputsOf: steps|stepOfCommand\(/.test(own);
  const flags = new Map<string, Flag>(optionsIn(own, ids));
  const shared = [
    ...(/await main\(/.test(own) ? ['scripts/cli/program.ts', 'scripts/cli/command.ts'] : []),
    ...(/trackOption\(/.test(own) ? ['scripts/cli/tracks.ts'] : []),
    ...(/containersOption\(/.test(own) ? ['scripts/cli/containers-option.ts'] : []),
    ...(/commandNamed\(/.test(own) ? ['scripts/cli/command.ts'] : []),
    // A command that can cost something takes a limit, a note of when all should be gone, and looks at the permissions.
    ...(/^ {2,4}makes:/m.test(own)
      ? ['affordable', 'lease', 'permissions-first'].map((name) => `scripts/cli/${name}.ts`)
      : []),
  ];
  for (const module of shared) {
    for (const [name, flag] of optionsIn(readFileSync(module, 'utf8'), ids)) flags.set(name, flag);
    flags.set('--help', {});
  }
  // The command of a step takes the inputs of that step.
  const taken = fields.filter(
    (field) => takesInputs && (id === undefined || field.steps.includes(id)),
  );
  for (const { flag, schema, isNumber, choices } of taken) {
    flags.set(flag, {
      isFree: !isNumber && !choices,
      judge: (value) => {
        const result = schema.safeParse(value);
        return result.success ? undefined : result.error.issues[0]?.message;
      },
    });
  }
  return flags;
}

function optionsIn(source: string, ids: readonly string[]): [string, Flag][] {
  return [
    ...source.matchAll(/'(--[a-z][a-z-]*)(?: [<[](\w+)[>\]])?'([^;]*?\.choices\(\[([^\]]*)\]\))?/g),
  ].map(([, name, takes, between, list]) => {
    if (takes === undefined) return [name!, {}];
    // Choices belong to the option before them, and not to one before that.
    const isOwn = between !== undefined && !/Option\(|\.option\(/.test(between);
    const listed = [...(isOwn ? list! : '').matchAll(/'([^']*)'/g)].map((match) => match[1]!);
    const values =
      takes === 'step'
        ? ids
        : takes === 'track'
          ? [...TRACKS, ...listed]
          : isOwn
            ? listed
            : undefined;
    return [name!, { judge: (value) => judgeChoice(value, values), isFree: values === undefined }];
  });
}

/** Each track is in a file of its name. */
const TRACKS = readdirSync('scripts/tracks')
  .filter((file) => !/^(index|track)\.ts$/.test(file))
  .map((file) => file.replace('.ts', ''));

function judgeChoice(value: string, values: readonly string[] | undefined): string | undefined {
  if (values === undefined || values.includes(value)) return undefined;
  return `it takes ${values.join(', ')}.${nearest(value, values)}`;
}
