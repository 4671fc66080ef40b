import { expect, test } from 'vitest';
import { unknownNames } from '../../../quality/checks/diagram-names.ts';

const page = (diagram: string, prose = '') => `${prose}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`;

test.each([
  [
    'a word of the glossary',
    'flowchart TD\n  a["cluster"] --> b["<b>tasks</b><br/>which run"]',
    '',
  ],
  ['a word of the page', 'flowchart TD\n  a["the frobnicator"]', 'Ask the frobnicator.'],
  ['a group', 'flowchart TD\n  subgraph a["Service: keep 1"]\n    b["task"]\n  end', ''],
  ['another type of diagram', 'sequenceDiagram\n  Frob->>Nicator: hello', ''],
])('%s is known', (_what, diagram, prose) => {
  expect(unknownNames(diagram, page(diagram, prose))).toEqual([]);
});

test.each([
  ['a first line', 'flowchart TD\n  a["frobnicator<br/>of a task"]', 'frobnicator'],
  ['what is in bold', 'flowchart TD\n  a["task of<br/><b>frobnicator</b>"]', 'frobnicator'],
  ['a title of a group', 'flowchart TD\n  subgraph a["Clutser"]\n    b["task"]\n  end', 'Clutser'],
])('%s that nobody knows is named', (_what, diagram, name) => {
  expect(unknownNames(diagram, page(diagram))).toEqual([name]);
});
