import { expect, test } from 'vitest';
import { errorMakersIn, refusalsIn } from '../../../quality/fidelity/error-texts.ts';
import { loadTypeScript } from '../../../quality/harness/typescript.ts';

const ts = loadTypeScript();

const MODULE = `
export function notThere(name: string): AwsError {
  // AWS's own words: https://example.com/1.
  return new AwsError('NotThere', \`The thing \${name} is not there\`);
}

// A guess at the wording.
const TOO_LONG = (what: string) => new AwsError('TooLong', 'This is ' + 'too long: ' + what);

export const operation = {
  run(input) {
    // The limit is the API reference's.
    if (input.many) throw clash('There are too many');
    if (input.name) throw notThere(input.name);
    // This one says nothing of where it comes from.
    if (input.bad) throw clash(input.worse ? 'This is worse' : 'This is bad');
    if (input.odd) throw notModelled(\`the odd \${input.odd}\`);
    refuseMembers('a thing', input, ['colour', 'weight']);
    refuseMembers('a thing', { Size: input.size?.value, 'Owner.Name': input.owner?.name });
    refuseMembers('another thing', others);
    refuseOthers('a third thing', input, ['name', 'many']);
  },
};

/** As public transcripts show it. */
function clash(message: string): AwsError {
  return new AwsError('Clash', message);
}
`;

function read() {
  const source = ts.createSourceFile('a.ts', MODULE, ts.ScriptTarget.Latest, true);
  return refusalsIn(source, new Set(['AwsError', ...errorMakersIn(source)]));
}

test('every text of an error is found, with where it comes from', () => {
  expect(read().texts.map(({ text, origin }) => [text, origin.kind, ...origin.links])).toEqual([
    ['The thing <name> is not there', 'linked', 'https://example.com/1'],
    ['This is too long: ', 'guess'],
    ['There are too many', 'unsaid'],
    ['This is worse', 'unsaid'],
    ['This is bad', 'unsaid'],
  ]);
});

test('what is not modelled is found by its name', () => {
  const { notModelled } = read();
  expect(notModelled.map(({ file, what }) => [file, what])).toEqual([
    ['a.ts', 'the odd <odd>'],
    ['a.ts', 'colour of a thing'],
    ['a.ts', 'weight of a thing'],
    ['a.ts', 'Size of a thing'],
    ['a.ts', 'Owner.Name of a thing'],
    ['a.ts', '<member> of another thing'],
    ['a.ts', 'all of a third thing but name, many'],
  ]);
});

test('members that are not listed where they are refused are an error, and not an empty list', () => {
  const module = `
const KNOWN = ['name'] as const;
refuseOthers('a thing', input, KNOWN);
`;
  const source = ts.createSourceFile('b.ts', module, ts.ScriptTarget.Latest, true);
  expect(() => refusalsIn(source, new Set(['AwsError']))).toThrow('b.ts: list the members');
});
