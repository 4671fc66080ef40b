import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import { drawChart } from '../../../src/site/calculator/chart.ts';
import { plotTable } from '../../../src/site/calculator/plot-words.ts';
import { plotByHours, plotByRequests } from '../../../src/site/calculator/plots.ts';
import { wordsOf } from '../../../src/site/calculator/words.ts';
import { workload } from './workload.ts';

test('the meeting of two lines is drawn where they cross', () => {
  const svg = drawChart(plotByHours(workload({ requests: 0 })));
  const circle = /<circle class="meeting" cx="([\d.]+)" cy="([\d.]+)"/.exec(svg)!;
  const [cx, cy] = [Number(circle[1]), Number(circle[2])];
  const [, x0, y0, x1, y1] = /class="line fargate" d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)"/
    .exec(svg)!
    .map(Number) as [number, number, number, number, number];
  expect((cx - x0) / (x1 - x0)).toBeCloseTo(619.2 / 730, 2);
  expect((y0 - cy) / (y0 - y1)).toBeCloseTo(619.2 / 730, 2);
});

test('a chart says in words what it shows', () => {
  const svg = drawChart(plotByHours(workload({})));
  expect(svg).toContain(
    'USD per month, from 0 to 730 hours per month. Fargate goes from $0.00 to $42.93. ' +
      'EC2 costs $36.42 throughout. Lambda costs $8.73 throughout. ' +
      'Fargate and EC2 meet at 619, at $36.42. Fargate and Lambda meet at 148, at $8.73.',
  );
});

test('a table has a row for each quarter, for the workload and for each meeting', () => {
  expect(rowsOf(plotTable(plotByHours(workload({ requests: 0, hours: 100 }))))).toEqual([
    'hours per month|Fargate|EC2|Lambda',
    '0|$0.00|$36.42|$0.00',
    '100yours|$5.88|$36.42|$0.00',
    '183|$10.73|$36.42|$0.00',
    '365|$21.47|$36.42|$0.00',
    '548|$32.20|$36.42|$0.00',
    '619Fargate and EC2 meet|$36.42|$36.42|$0.00',
    '730|$42.93|$36.42|$0.00',
  ]);
});

test('names of lines that end at the same height lie below each other', () => {
  const svg = drawChart(plotByRequests(workload({ hours: 619 })));
  const heights = [...svg.matchAll(/class="name \w+" x="[\d.]+" y="([\d.]+)"/g)].map((each) =>
    Number(each[1]),
  );
  expect(heights).toHaveLength(3);
  const sorted = heights.toSorted((a, b) => a - b);
  for (const [index, height] of sorted.entries()) {
    if (index > 0) expect(height - sorted[index - 1]!).toBeGreaterThanOrEqual(14.9);
  }
});

test('a workload without any bill is drawn', () => {
  const nothing = workload({ hours: 0, requests: 0, cpu: 16384, memory: 65536 });
  expect(drawChart(plotByHours(nothing))).not.toContain('NaN');
  expect(drawChart(plotByRequests(nothing))).not.toContain('NaN');
});

test('the words of a workload name the cheapest, and what is not possible', () => {
  expect(wordsOf(workload({}))).toMatchObject({
    summary:
      'Per month: Fargate: $42.93; EC2, one t3.medium: $36.42; Lambda: $8.73. Lambda is the cheapest.',
    'fargate.address': '$3.65',
    'lambda.address': '–',
    'even.fargateEc2':
      'Fargate is cheaper than a t3.medium below 619 hours a month, which is 85% of the time.',
    why: '',
  });
  expect(wordsOf(workload({ cpu: 16384, memory: 65536 }))).toMatchObject({
    'ec2.total': 'not possible',
    'lambda.total': 'not possible',
    'even.fargateEc2': '',
    why: 'One task does not fit on a t3.medium, which has 2 vCPUs and 4 GB. A Lambda function can have at most 10 GB.',
  });
});

// --- internal ---

function rowsOf(table: string): string[] {
  const fragment = parseFragment(`<table>${table}</table>`);
  const rows: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    const children = 'childNodes' in node ? node.childNodes : [];
    if (node.nodeName === 'tr') rows.push(children.map(textOf).join('|'));
    else children.forEach(walk);
  };
  walk(fragment);
  return rows;
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
