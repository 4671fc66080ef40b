import { recordedFiles, type Originals } from './originals.ts';
import { gone, type Mutant } from './mutant.ts';

/** Each recording once with another figure, once without a line, once gone; each record with another action or fewer. */
export function ofRecordings(originals: Originals): Mutant[] {
  return recordedFiles(originals).flatMap((file): Mutant[] => {
    const text = originals.read(file);
    const middle = Math.floor(text.split('\n').length / 2);
    return [
      { name: `${file}: gone`, kind: 'delete a recording', file, edit: gone },
      {
        name: `${file}: without its middle line`,
        kind: 'drop a line of a recording',
        file,
        edit: (before) =>
          before
            .split('\n')
            .filter((_, index) => index !== middle)
            .join('\n'),
      },
      ...(/\d/.test(text) ? [otherFigure(file)] : []),
      ...(file.endsWith('record.json') && text.includes('"action"') ? ofRecord(file, text) : []),
    ];
  });
}

// --- internal ---

/** The figure in the middle, because the first ones are those that everybody looks at. */
function otherFigure(file: string): Mutant {
  return {
    name: `${file}: another figure`,
    kind: 'swap a value in a recording',
    file,
    edit(text) {
      const figures = [...text.matchAll(/\d+/g)];
      const { index, 0: figure } = figures[Math.floor(figures.length / 2)]!;
      const other = `${figure.slice(0, -1)}${(Number(figure.at(-1)) + 1) % 10}`;
      return text.slice(0, index) + other + text.slice(index + figure.length);
    },
  };
}

function ofRecord(file: string, text: string): Mutant[] {
  const mutants: Mutant[] = [
    {
      name: `${file}: another action in the policy`,
      kind: 'swap a value in a policy',
      file,
      edit: (before) => before.replace(/"action": "(\w+):(\w+)"/, '"action": "$1:Delete$2"'),
    },
    {
      name: `${file}: every resource in the policy`,
      kind: 'swap a value in a policy',
      file,
      edit: (before) => before.replace(/"resource": "[^"]{2,}"/, '"resource": "*"'),
    },
    ...(text.includes('"usdPerHour"')
      ? [
          {
            name: `${file}: another price`,
            kind: 'swap a value in a price',
            file,
            edit: (before: string) => before.replace(/"usdPerHour": /, '"usdPerHour": 1'),
          },
        ]
      : []),
  ];
  return mutants.filter(({ edit }) => edit(text) !== text);
}
