import { existsSync, readFileSync } from 'node:fs';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { didYouMean } from '../../src/engine/did-you-mean.ts';
import { today } from '../harness/today.ts';
import { READ_THERE } from '../../src/site/facts/read-there.ts';
import { claimOf, testsIn, type Claim } from '../../src/site/weaving/claim.ts';
import { wordsIn, type Spoken } from './names-in-words.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import { judgeSource } from './prose/sources.ts';
import type { Check } from './world.ts';

/** Pages on which every sentence that names AWS, a service of it, or a thing that lives there says why it may be believed. */
export const MODELS = ['steps/create-cluster', 'steps/create-service', 'steps/prepare-network'];
/** Pages that promise a day for each source: a sentence with a link to another site has a claim, which carries one. */
const DATED = [
  'concepts/agent',
  'concepts/cluster',
  'concepts/fargate',
  'concepts/scheduler',
  'concepts/service',
  'concepts/task',
  'concepts/task-definition',
  'reference/calculator',
  'reference/elsewhere',
  'reference/fargate-or-lambda',
  'reference/permissions',
  'reference/private-subnets-and-secrets',
  'reference/what-does-it-cost',
  'reference/when-it-fails',
];
/** Parts of the address of a page that say nothing about it. */
const OF_ANY_PAGE = /^(?:|AmazonECS|aws|latest|\w*guide|dg)$/i;
/** A console is where a reader goes to do something, and no source. */
const LEADS_TO_A_SOURCE = /^https:(?!\/\/console\.aws\.amazon\.com\/)/;
const OF_AWS =
  /\b(?:AWS|ECS|EC2|IAM|Fargate|CloudFormation|VPCs?|(?:subnet|security group|task|cluster|deployment|circuit breaker)s?)\b/i;
/** Words that tell of this site's own programs, and of what a reader does by hand. */
const OF_OURS = /\b(?:the|a later) (?:program|step|next run|command)\b|\b(?:console|unfinished)\b/i;

/** A sentence with a claim is proved by a test that there is, or is said by a source that still says so. */
export const claims: Check = {
  name: 'claims with their test or source',
  run: ({ pages }) => checkClaims(pages),
};

export function checkClaims(pages: readonly Page[]): Verdict {
  const judged = pages.map((page) => ({ page, sentences: sentencesOf(page) }));
  const all = judged.flatMap(({ sentences }) => sentences);
  const models = judged.filter(({ page }) => MODELS.includes(page.slug));
  const told = models.map(({ page, sentences }) => {
    const claimed = sentences.filter((each) => each.claimed).length;
    return `${page.slug} ${claimed} of ${sentences.length}`;
  });
  return {
    count: all.filter((each) => each.claimed).length,
    note: `of ${all.length} sentences: ${told.join(', ')}`,
    problems: [
      ...pages.flatMap((page) => page.uses.flatMap((use) => judge(page, use))),
      ...readTwice(pages),
      ...models.flatMap(({ page, sentences }) => missing(page, sentences)),
      ...judged
        .filter(({ page }) => DATED.includes(page.slug))
        .flatMap(({ page, sentences }) => undated(page, sentences)),
    ],
  };
}

// --- internal ---

interface Sentence {
  text: string;
  line: number;
  claimed: boolean;
  /** True if a link in it leads to another site. */
  leadsAway: boolean;
  /** True if it stands where a reader is told what to click. */
  byHand: boolean;
}

/** The sentences of paragraphs, also of those in lists. A claim belongs to the sentence that ends before it. */
function sentencesOf({ tree }: Page): Sentence[] {
  const sentences: Sentence[] = [];
  visit(tree, (node, _index, parent) => {
    if (node.type !== 'paragraph') return;
    const byHand = parent?.type === 'listItem' || parent?.type === 'mdxJsxFlowElement';
    let line = node.position!.start.line;
    for (const part of node.children
      .map(plain)
      .join('')
      .split(/(?<=[.!?]["”)]*\uE000?)(?=\s)/)) {
      const text = part.replaceAll(/[\uE000\uE001]/g, '').trim();
      line += (/^\s*/.exec(part)![0].match(/\n/g) ?? []).length;
      const claimed = part.includes('\uE000');
      const leadsAway = part.includes('\uE001');
      if (text !== '') sentences.push({ text, line, claimed, leadsAway, byHand });
      line += (part.trimStart().match(/\n/g) ?? []).length;
    }
  });
  return sentences;
}

/** The text of a node, with a sign for a claim and one for a link to another site. */
function plain(node: Nodes): string {
  if (node.type === 'mdxJsxTextElement' && node.name === 'Claim') return '\uE000';
  if (node.type === 'mdxJsxTextElement' && node.name === 'StepRun') return '';
  if ('value' in node) return node.value;
  const away = node.type === 'link' && LEADS_TO_A_SOURCE.test(node.url) ? '\uE001' : '';
  return 'children' in node ? away + node.children.map(plain).join('') : ' ';
}

function undated({ file }: Page, sentences: readonly Sentence[]): Problem[] {
  return sentences
    .filter(({ leadsAway, claimed }) => leadsAway && !claimed)
    .map(({ text, line }) => ({
      file,
      line,
      expected:
        'a claim with the day on which the source was read, behind a sentence with a link to it',
      found: `"${text}"`,
      mend: 'write <Claim source="…" on="…" /> behind it',
    }));
}

function missing({ file }: Page, sentences: readonly Sentence[]): Problem[] {
  return sentences
    .filter(
      ({ text, claimed, byHand }) =>
        !claimed && !byHand && OF_AWS.test(text) && !OF_OURS.test(text),
    )
    .map(({ text, line }) => ({
      file,
      line,
      expected: 'a claim behind a sentence about what AWS does, on this page',
      found: `"${text}"`,
      mend: 'write <Claim test="…" />, <Claim source="…" on="…" /> or <Claim sdk="…" says="…" /> behind it',
    }));
}

function judge({ file, source }: Page, use: Page['uses'][number]): Problem[] {
  if (use.component !== 'Claim') return [];
  const say = (expected: string, found: string, mend: string) => [
    { file, line: use.line, expected, found, mend },
  ];
  if (!/[.!?:)`*"”\]]$/.test(source.slice(0, use.from))) {
    return say(
      'a claim at the end of its sentence',
      `"…${source.slice(use.from - 20, use.from)}"`,
      'move it there',
    );
  }
  const claim = claimOf(use.attributes);
  if ('problem' in claim) {
    const kinds =
      'test="tests/…: name", or source="https://…" on="2026-11-22", or sdk="ecs" says="…"';
    return say(`a claim with ${kinds}`, claim.problem, 'say what proves the sentence');
  }
  if (claim.kind === 'source' && claim.on > today()) {
    return say('a day on which the source was read', claim.on, 'correct the day');
  }
  if (claim.kind === 'test') {
    if (!existsSync(claim.file))
      return say('a test that there is', `no file ${claim.file}`, 'correct the path');
    const names = testsIn(readFileSync(claim.file, 'utf8'));
    if (!names.includes(claim.name)) {
      const found = `no test "${claim.name}" in ${claim.file}.${didYouMean(claim.name, names)}`;
      return say('a test that there is', found, 'name the test that proves it, or write it');
    }
  } else {
    const wrong = judgeSource(
      claim.kind === 'sdk'
        ? { sdk: claim.prefix, says: claim.says }
        : { url: claim.url, read: claim.on },
    );
    if (wrong !== undefined)
      return say('a source that says so', wrong, 'look whether the sentence is still true');
  }
  const [proof, mend] = proofOf(claim);
  const sentence = sentenceBefore(source, use.from);
  if (isOf(wordsIn(sentence), wordsIn(proof))) return [];
  return say(`a sentence that speaks of what proves it: "${proof}"`, `"${sentence}"`, mend);
}

/** A source is read on one day for all its claims: whoever reads it again looks at all of them. */
function readTwice(pages: readonly Page[]): Problem[] {
  const days = new Map<string, string>();
  return pages.flatMap(({ file, uses }) =>
    uses.flatMap(({ component, line, attributes: { source, on } }) => {
      if (component !== 'Claim' || source === undefined || on === undefined) return [];
      const day = days.get(source) ?? on;
      days.set(source, day);
      if (day === on) return [];
      const expected = `${source} as read on ${day}, as elsewhere`;
      return [
        {
          file,
          line,
          expected,
          found: on,
          mend: 'name the source of this sentence, or one day for all',
        },
      ];
    }),
  );
}

/** Returns true if a sentence and its proof share a word, other than those that many sentences have. */
function isOf(sentence: Spoken, proof: Spoken): boolean {
  return [...sentence].some((word) => proof.has(word) && !EVERYWHERE.has(word));
}

/** Words that do not tell one sentence from another: too many tests and sources have them. */
const EVERYWHERE = wordsIn(
  'html task service cluster ECS AWS container new Fargate group deployment name VPC issues create call image role delete nothing run start default',
);

/** The words of what proves a claim, and what to do where its sentence has none of them. */
function proofOf(claim: Claim): [words: string, mend: string] {
  if (claim.kind === 'sdk')
    return [claim.says, 'name the source of this sentence, or take more of its words'];
  if (claim.kind === 'test')
    return [
      claim.name,
      'name the test that proves this sentence, or name that test by what it proves',
    ];
  const { pathname, hash } = new URL(claim.url);
  const told = pathname.split('/').filter((part) => !OF_ANY_PAGE.test(part));
  return [
    [...told, hash, READ_THERE[claim.url]].filter(Boolean).join(' '),
    'name the source of this sentence, or tell in src/site/facts/read-there.ts what was read there',
  ];
}

/** The sentence that ends where a claim begins, without the claims and the addresses in it. */
function sentenceBefore(source: string, end: number): string {
  const line = source.slice(source.lastIndexOf('\n', end) + 1, end);
  const text = line.replaceAll(/<Claim [^>]*>/g, '').replaceAll(/\]\([^)]*\)/g, ']');
  return text.split(/(?<=[.!?]["”)]*)\s/).at(-1)!;
}
