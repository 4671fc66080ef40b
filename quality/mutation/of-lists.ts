import { linesOfNotes } from '../../src/site/facts/notes.ts';
import { tracks } from '../../scripts/tracks/index.ts';
import { CONCEPTS, NOTES, NOTES_MAP, PAGES, STEPS, TRACKS } from '../../src/site/build/paths.ts';
import { programFiles, type Originals } from './originals.ts';
import { gone, type Mutant } from './mutant.ts';

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
      const next = ids[index + 1];
      const name = camel(id);
      const without: Mutant = {
        name: `${file}: without ${id}`,
        kind: 'delete from a list',
        file,
        edit: (text) => text.replace(new RegExp(`([[,]\\s*)${name}\\b,?`), '$1'),
      };
      if (next === undefined) return [without];
      return [
        without,
        {
          name: `${file}: ${next} before ${id}`,
          kind: 'reorder',
          file,
          edit: (text) =>
            text.replace(
              new RegExp(`\\b${name}(,\\s+)${camel(next)}\\b`),
              `${camel(next)}$1${name}`,
            ),
        },
      ];
    }),
  );
}

function files(originals: Originals): Mutant[] {
  const first = originals.steps[0]!;
  return [
    ...[...programFiles(originals), ...originals.pages.map(({ file }) => file)].map((file) => ({
      name: `${file}: gone`,
      kind: 'delete a file',
      file,
      edit: gone,
    })),
    // The sidebar lists whatever is in the other two folders.
    ...['steps', 'concepts'].map((folder) => ({
      name: `${PAGES}/${folder}: a page that nothing lists`,
      kind: 'add an unlisted page',
      file: `${PAGES}/${folder}/unlisted.mdx`,
      edit: () => '---\ntitle: Unlisted\ndescription: A page that no list knows.\n---\n\nText.\n',
    })),
    {
      name: `${STEPS}: a step that no list has`,
      kind: 'add an unlisted page',
      file: `${STEPS}/unlisted.ts`,
      edit: () => originals.read(`${STEPS}/${first}.ts`),
    },
  ];
}

function commands({ scripts }: Originals): Mutant[] {
  return Object.entries(scripts).flatMap(([name, command]): Mutant[] => [
    {
      name: `package.json: no npm script ${name}`,
      kind: 'delete from a list',
      file: 'package.json',
      edit: (text) => withScripts(text, (all) => delete all[name]),
    },
    {
      name: `package.json: ${name} does nothing`,
      kind: 'swap a command',
      file: 'package.json',
      edit: (text) => withScripts(text, (all) => (all[name] = `echo ${command}`)),
    },
  ]);
}

function withScripts(text: string, change: (scripts: Record<string, string>) => void): string {
  const json = JSON.parse(text) as { scripts: Record<string, string> };
  change(json.scripts);
  return `${JSON.stringify(json, null, 2)}\n`;
}

function notes({ read }: Originals): Mutant[] {
  const claims = Object.keys(JSON.parse(read(NOTES_MAP)) as object);
  const edit = (change: (map: Record<string, string[]>) => void) => (text: string) => {
    const map = JSON.parse(text) as Record<string, string[]>;
    change(map);
    return `${JSON.stringify(map, null, 2)}\n`;
  };
  const lines = linesOfNotes(read(NOTES)).map(({ text }) => text);
  return claims
    .filter((claim) => lines.includes(claim))
    .flatMap((claim): Mutant[] => [
      {
        name: `${NOTES_MAP}: nothing answers "${claim.slice(0, 50)}"`,
        kind: 'drop a line of the notes',
        file: NOTES_MAP,
        edit: edit((map) => delete map[claim]),
      },
      {
        name: `${NOTES_MAP}: another section answers "${claim.slice(0, 50)}"`,
        kind: 'drop a line of the notes',
        file: NOTES_MAP,
        edit: edit((map) => (map[claim] = [`${map[claim]![0]}-2`])),
      },
    ]);
}

function camel(id: string): string {
  return id.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
