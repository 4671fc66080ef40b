import { linesOfNotes } from '../../src/site/facts/notes.ts';
import { tracks } from '../../scripts/tracks/index.ts';
import { CONCEPTS, NOTES, NOTES_MAP, PAGES, STEPS, TRACKS } from '../../src/site/build/paths.ts';
import { programFiles, type Originals } from './originals.ts';
import { gone, mutantOf, type Mutant } from './mutant.ts';

/** Lists in another order and with a member less; files that are in a list gone; files that are in none. */
export function ofLists(originals: Originals): Mutant[] {
  return [...orders(originals), ...files(originals), ...commands(originals), ...notes(originals)];
}

// --- internal ---

/** The lists, each with what is in it: the tracks of the steps, and the concepts. */
function lists({ concepts }: Originals): { file: string; ids: readonly string[] }[] {
  const ofSteps = tracks.map(({ id, steps }) => ({
    file: `${TRACKS}/${id}.ts`,
    ids: steps.map((step) => step.id),
  }));
  return [...ofSteps, { file: `${CONCEPTS}/index.ts`, ids: concepts }];
}

function orders(originals: Originals): Mutant[] {
  return lists(originals).flatMap(({ file, ids }) =>
    ids.flatMap((id, index): Mutant[] => {
      const name = camel(id);
      const without = mutantOf(file, 'delete from a list', `without ${id}`, (text) =>
        text.replace(new RegExp(`([[,]\\s*)${name}\\b,?`), '$1'),
      );
      const next = ids[index + 1];
      if (next === undefined) return [without];
      const other = camel(next);
      const later = mutantOf(file, 'reorder', `${next} before ${id}`, (text) =>
        text.replace(new RegExp(`\\b${name}(,\\s+)${other}\\b`), `${other}$1${name}`),
      );
      return [without, later];
    }),
  );
}

function files(originals: Originals): Mutant[] {
  const there = [...programFiles(originals), ...originals.pages.map(({ file }) => file)];
  const page = '---\ntitle: Unlisted\ndescription: A page that no list knows.\n---\n\nText.\n';
  const step = originals.read(`${STEPS}/${originals.steps[0]}.ts`);
  return [
    ...there.map((file) => mutantOf(file, 'delete a file', 'gone', gone)),
    // The sidebar lists whatever is in the other two folders of pages.
    unlisted(`${PAGES}/steps/unlisted.mdx`, page),
    unlisted(`${PAGES}/concepts/unlisted.mdx`, page),
    unlisted(`${STEPS}/unlisted.ts`, step),
  ];
}

function unlisted(file: string, text: string): Mutant {
  return mutantOf(file, 'add an unlisted page', 'a file that nothing lists', () => text);
}

function commands({ scripts }: Originals): Mutant[] {
  const edit = (change: (scripts: Record<string, string>) => void) =>
    inJson((json: { scripts: Record<string, string> }) => change(json.scripts));
  return Object.entries(scripts).flatMap(([name, command]) => [
    mutantOf(
      'package.json',
      'delete from a list',
      `no npm script ${name}`,
      edit((all) => delete all[name]),
    ),
    mutantOf(
      'package.json',
      'swap a command',
      `${name} does nothing`,
      edit((all) => (all[name] = `echo ${command}`)),
    ),
  ]);
}

function notes({ read }: Originals): Mutant[] {
  type NotesMap = Record<string, string[]>;
  const lines = linesOfNotes(read(NOTES)).map(({ text }) => text);
  const claims = Object.keys(JSON.parse(read(NOTES_MAP)) as NotesMap);
  const mutant = (claim: string, by: string, change: (map: NotesMap) => void) => {
    const what = `${by} answers "${claim.slice(0, 50)}"`;
    return mutantOf(NOTES_MAP, 'drop a line of the notes', what, inJson(change));
  };
  return claims
    .filter((claim) => lines.includes(claim))
    .flatMap((claim) => [
      mutant(claim, 'nothing', (map) => delete map[claim]),
      mutant(claim, 'another section', (map) => (map[claim] = [`${map[claim]![0]}-2`])),
    ]);
}

/** Changes what a JSON file says. */
function inJson<Json>(change: (json: Json) => void): (text: string) => string {
  return (text) => {
    const json = JSON.parse(text) as Json;
    change(json);
    return `${JSON.stringify(json, null, 2)}\n`;
  };
}

function camel(id: string): string {
  return id.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
