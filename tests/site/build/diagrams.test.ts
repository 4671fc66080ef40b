import { expect, test } from 'vitest';
import { drawDiagram } from '../../../src/site/build/diagrams/draw-diagram.ts';
import { framed } from '../../../src/site/build/diagrams/framed.ts';
import { needsMermaid } from '../../../src/site/build/diagrams/integration.ts';

const titled = (text: string) =>
  text.replace('\n', '\n  accTitle: What is drawn\n  accDescr: It is "drawn" & named.\n');
const flowchart = titled(`flowchart LR
  subgraph group["A group with a long title"]
    a["service<br/><b>web</b>"]:::new
  end
  a <-- "asks" --> b["log group"]`);

test('a diagram is drawn with a name and a description', () => {
  const { svg } = drawDiagram(flowchart, 'one')!;
  expect(svg).toContain('role="img" aria-labelledby="one-title" aria-describedby="one-text"');
  expect(svg).toContain('<title id="one-title">What is drawn</title>');
  expect(svg).toContain('<desc id="one-text">It is "drawn" &amp; named.</desc>');
});

test('words beside a diagram describe it in place of its own', () => {
  const { svg } = drawDiagram(flowchart, 'one', 'words')!;
  expect(svg).toContain('aria-describedby="words"');
  expect(svg).not.toContain('<desc');
});

test('a drawing asks no host for anything, and brings no style of its own', () => {
  const { svg } = drawDiagram(flowchart, 'one')!;
  expect(svg).not.toMatch(/https?:|@import|<style| style=|#[0-9a-f]{6}/i);
});

test('ids are those of the drawing, and each is there', () => {
  const { svg } = drawDiagram(flowchart, 'one')!;
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  expect(ids.every((id) => id === 'one' || id.startsWith('one-'))).toBe(true);
  const references = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id!);
  expect(references.length).toBe(2);
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
});

test('the classes of nodes, names and marks are there for the style sheet', () => {
  const { svg } = drawDiagram(flowchart.replace('service', '<em>new</em> service'), 'one')!;
  expect(svg).toContain('<g class="node new">');
  expect(svg).toMatch(/<tspan class="name"[^>]*>web/);
  expect(svg).toMatch(/<tspan class="mark"[^>]*>new/);
});

test('a group is as wide as its title', () => {
  const narrow = drawDiagram(flowchart.replace('A group with a long title', 'A'), 'one')!;
  expect(drawDiagram(flowchart, 'one')!.width).toBeGreaterThan(narrow.width + 40);
});

test('the title of a group is drawn after the edges, so that none runs through it', () => {
  const { svg } = drawDiagram(flowchart, 'one')!;
  const title = svg.search(/<text class="title"[^>]*>A group with a long title<\/text>/);
  expect(title).toBeGreaterThan(svg.lastIndexOf('class="edge"'));
  expect(svg.match(/A group with a long title/g)).toHaveLength(1);
});

test('a drawing that may have to scroll can be reached with the keyboard', () => {
  expect(framed({ svg: '', width: 251 })).toContain('tabindex="0"');
  expect(framed({ svg: '', width: 250 })).not.toContain('tabindex');
});

test('sequences and states are drawn, and other types are left to Mermaid', () => {
  const sequence = titled('sequenceDiagram\n  you->>ECS: CreateCluster');
  expect(drawDiagram(sequence, 'one')!.svg).toContain('CreateCluster');
  const states = titled('stateDiagram-v2\n  PENDING --> RUNNING: started');
  expect(drawDiagram(states, 'one')!.svg).toContain('started');
  const pie = titled('pie\n  "one" : 1');
  expect(drawDiagram(pie, 'one')).toBeUndefined();
  expect(needsMermaid(`text\n\n\`\`\`mermaid\n${pie}\n\`\`\`\n`)).toBe(true);
  expect(needsMermaid(`text\n\n\`\`\`mermaid\n${flowchart}\n\`\`\`\n`)).toBe(false);
  expect(needsMermaid('text')).toBe(false);
});

test.each([
  ['a title', 'flowchart LR\n  a["A"]', 'accTitle'],
  ['each label', titled('flowchart LR\n  a@{ shape: rect, label: "A" }'), '"A" in the drawing'],
  [
    'each arrow',
    titled('flowchart LR\n  a["A"] --> b["B"]\n  a --] b'),
    'an arrow for each of the 2',
  ],
  ['each arrow', titled('stateDiagram-v2\n  [*] --> A\n  A --] B'), 'an arrow for each of the 2'],
  ['each message', titled('sequenceDiagram\n  a-?>>b: Lost'), '"Lost" in the drawing'],
  [
    'each group once',
    titled(
      'flowchart TB\n  subgraph o["O"]\n    subgraph i["I"]\n    x["X"]\n    end\n    i --> y["Y"]\n  end',
    ),
    'outside of all subgraphs',
  ],
])('a drawing must have %s', (_, text, words) => {
  expect(() => drawDiagram(text, 'one')).toThrow(words);
});
