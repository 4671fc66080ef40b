import { globSync, readFileSync } from 'node:fs';
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

test('frames that stand side by side begin and end at one height, above and below what is in them', () => {
  const { svg } = drawDiagram(
    titled(`flowchart TB
  subgraph outer["Outer"]
    subgraph low["Low"]
      a["one line"]
    end
    subgraph high["High"]
      b["one line<br/>and another<br/>and a third"]
    end
  end
  outer --> c["below"]`),
    'one',
  )!;
  const [outer, low, high] = rects(svg, /<g class="subgraph"><rect[^>]*>/g);
  expect([low!.y, low!.height]).toEqual([high!.y, high!.height]);
  expect(high!.y + high!.height).toBeLessThan(outer!.y + outer!.height);
  const [edge] = lines(svg);
  expect(edge![0]!.y).toBeCloseTo(outer!.y + outer!.height, 0);
});

test('an arrow has no small step where its boxes could stand on one line', () => {
  const { svg } = drawDiagram(
    titled(`flowchart LR
  subgraph family["Family"]
    a["one<br/>two"]
    b["three"]
    c["four"]
  end
  b --> d["D"]
  b --> e["E"]
  c --> f["F"]`),
    'one',
  )!;
  const ends = lines(svg).map((points) => Math.round(points.at(-1)!.y - points[0]!.y));
  expect(ends.filter((step) => step === 0)).toHaveLength(2);
});

test('a label has the ground of what it lies on, and little of it', () => {
  const text = `flowchart TB
  subgraph g["Group"]
    a["A"] -- "inside" --> b["B"]
  end
  g -- "outside" --> c["C"]`;
  const { svg } = drawDiagram(titled(text), 'one')!;
  const grounds = [...svg.matchAll(/<g class="edge-label"><rect([^>]*)>.*?>(\w+)<\/text>/g)];
  expect(
    grounds.map(([, attributes = '', label]) => [label, /fill="([^"]*)"/.exec(attributes)?.[1]]),
  ).toEqual([
    ['outside', 'var(--bg)'],
    ['inside', 'var(--_group-fill)'],
  ]);
  for (const [, attributes] of grounds) {
    expect(Number(/ height="([^"]*)"/.exec(attributes!)![1])).toBeLessThan(20);
  }
});

test('a drawing ends where the last of it ends', () => {
  const { svg } = drawDiagram(titled('flowchart LR\n  a["A"] --> b["B"]'), 'one')!;
  const [left = 0, top = 0, width = 0, height = 0] = /viewBox="([^"]*)"/
    .exec(svg)![1]!
    .split(' ')
    .map(Number);
  const boxes = rects(svg, /<rect[^>]*>/g);
  expect(left + width).toBeCloseTo(Math.max(...boxes.map((box) => box.x + box.width)) + 1, 0);
  expect(top + height).toBeCloseTo(Math.max(...boxes.map((box) => box.y + box.height)) + 1, 0);
});

test('an apostrophe is the one of the text around it', () => {
  const { svg } = drawDiagram(flowchart.replace('service', "AWS's"), 'one')!;
  expect(svg).toContain('AWS’s');
});

test.each(pagesWithFlowcharts())(
  'on %s no arrow runs through a title, and no two that have other ends in one line',
  (_page, texts) => {
    for (const text of texts) {
      const { svg } = drawDiagram(text, 'one')!;
      const edges = lines(svg);
      const titles = [...svg.matchAll(/<text class="title" x="(.*?)" y="(.*?)".*?>(.*?)</g)];
      for (const [, x, y, title = ''] of titles) {
        const [left, middle] = [Number(x), Number(y)];
        const box = { x: left, y: middle - 7, width: title.length * 7, height: 14 };
        expect(edges.filter((points) => runsThrough(points, box))).toEqual([]);
      }
      expect(overlaps(edges)).toEqual([]);
    }
  },
);

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

interface Point {
  x: number;
  y: number;
}
type Box = Point & { width: number; height: number };

function rects(svg: string, pattern: RegExp): Box[] {
  return [...svg.matchAll(pattern)].map(([written]) => {
    const number = (name: string) =>
      Number(new RegExp(` ${name}="([^"]*)"`).exec(written)?.[1] ?? '0');
    return { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
  });
}

function lines(svg: string): Point[][] {
  return [...svg.matchAll(/<polyline[^>]* points="([^"]*)"/g)].map(([, points = '']) =>
    points.split(' ').map((point) => {
      const [x = 0, y = 0] = point.split(',').map(Number);
      return { x, y };
    }),
  );
}

function pagesWithFlowcharts(): [string, string[]][] {
  return globSync('src/content/docs/**/*.mdx').flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const fences = [...source.matchAll(/^```mermaid[^\n]*\n([^]*?)^```/gm)];
    const texts = fences.flatMap(([, text = '']) => (/^flowchart/.test(text) ? [text] : []));
    return texts.length > 0 ? [[file, texts] as [string, string[]]] : [];
  });
}

function partsOf(points: readonly Point[]): [Point, Point][] {
  return points.slice(1).map((point, index) => [points[index]!, point]);
}

function runsThrough(points: readonly Point[], box: Box): boolean {
  return partsOf(points).some(
    ([a, b]) =>
      Math.max(a.x, b.x) > box.x &&
      Math.min(a.x, b.x) < box.x + box.width &&
      Math.max(a.y, b.y) > box.y &&
      Math.min(a.y, b.y) < box.y + box.height,
  );
}

/** The pairs of lines that lie on each other for a while, though they neither begin nor end together. */
function overlaps(edges: readonly Point[][]): [Point[], Point[]][] {
  const isSame = (a: Point, b: Point) => Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1;
  return edges.flatMap((one, index) =>
    edges
      .slice(index + 1)
      .filter((other) => !isSame(one[0]!, other[0]!) && !isSame(one.at(-1)!, other.at(-1)!))
      .filter((other) =>
        partsOf(one).some(([a, b]) => partsOf(other).some(([c, d]) => lieOnEachOther(a, b, c, d))),
      )
      .map((other) => [one, other] as [Point[], Point[]]),
  );
}

function lieOnEachOther(a: Point, b: Point, c: Point, d: Point): boolean {
  return (['x', 'y'] as const).some((across) => {
    const along = across === 'x' ? 'y' : 'x';
    const isOneLine = [b, c, d].every((point) => Math.abs(point[across] - a[across]) < 2);
    const begin = Math.max(Math.min(a[along], b[along]), Math.min(c[along], d[along]));
    const end = Math.min(Math.max(a[along], b[along]), Math.max(c[along], d[along]));
    return isOneLine && end - begin > 2;
  });
}

test('every box of a group is inside its frame, with room beside it', () => {
  const text = titled(`flowchart LR
  subgraph group["Group"]
    a["short"]
    b["a name that is a good deal longer"]
  end
  a --> c["log group"]`);
  const { svg } = drawDiagram(text, 'one')!;
  const endOf = (before: string, after: string) => {
    const rect = new RegExp(`${before}<rect x="([\\d.]+)"[^>]* width="([\\d.]+)"[^>]*>${after}`);
    const [, x, wide] = rect.exec(svg)!;
    return Number(x) + Number(wide);
  };
  const frame = endOf('<g class="subgraph">', '');
  const box = endOf('<g class="node">', '</rect><text[^>]*>a name');
  expect(frame - box).toBeGreaterThanOrEqual(11.9);
});
