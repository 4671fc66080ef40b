import { recordedFiles, type Originals } from './originals.ts';
import { gone, mutantOf, type Mutant } from './mutant.ts';

/** Each recording once with another figure, once without a line, once gone; each record with another action or fewer. */
export function ofRecordings(originals: Originals): Mutant[] {
  return recordedFiles(originals).flatMap((file) => {
    const text = originals.read(file);
    return EDITS.filter(({ of, edit }) => of.test(file) && edit(text) !== text).map(
      ({ kind, what, edit }) => mutantOf(file, kind, what, edit),
    );
  });
}

// --- internal ---

const ANY = /./;
const RECORD = /record\.json$/;

const EDITS: { of: RegExp; kind: string; what: string; edit(text: string): string | undefined }[] =
  [
    { of: ANY, kind: 'delete a recording', what: 'gone', edit: gone },
    {
      of: ANY,
      kind: 'drop a line of a recording',
      what: 'without its middle line',
      edit(text) {
        const lines = text.split('\n');
        return lines.toSpliced(Math.floor(lines.length / 2), 1).join('\n');
      },
    },
    {
      of: ANY,
      kind: 'swap a value in a recording',
      what: 'another figure',
      edit: withOtherFigure,
    },
    {
      of: RECORD,
      kind: 'swap a value in a policy',
      what: 'another action in the policy',
      edit: (text) => text.replace(/"action": "(\w+):(\w+)"/, '"action": "$1:Delete$2"'),
    },
    {
      of: RECORD,
      kind: 'swap a value in a policy',
      what: 'every resource in the policy',
      edit: (text) => text.replace(/"resource": "[^"]{2,}"/, '"resource": "*"'),
    },
    {
      of: RECORD,
      kind: 'swap a value in a price',
      what: 'another price',
      edit: (text) => text.replace(/"usdPerHour": /, '"usdPerHour": 1'),
    },
  ];

/** The figure in the middle, because the first ones are those that everybody looks at. */
function withOtherFigure(text: string): string {
  const figures = [...text.matchAll(/\d+/g)];
  const middle = figures[Math.floor(figures.length / 2)];
  if (!middle) return text;
  const { index, 0: figure } = middle;
  const other = `${figure.slice(0, -1)}${(Number(figure.at(-1)) + 1) % 10}`;
  return text.slice(0, index) + other + text.slice(index + figure.length);
}
