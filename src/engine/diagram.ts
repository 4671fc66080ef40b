import { serviceOfKind } from './aws/find-service.ts';
import type { RecordedItem, Recording } from './recording.ts';

/** The content of a diagram: the account before a step and after it, and the account before the first step. */
export interface Snapshots {
  /** The title of the step, for the accessible name. */
  title: string;
  /**
   * The resources that every account has, such as the default VPC. They are shown only where something refers to them.
   */
  baseline: readonly RecordedItem[];
  before: readonly RecordedItem[];
  after: readonly RecordedItem[];
}

/** A diagram, and the same in words. */
export interface Diagram {
  /** Mermaid's text. The classes `new`, `changed` and `old` are the style sheet's business. */
  mermaid: string;
  /** The diagram's accessible name. */
  name: string;
  /** Describes the diagram in words, with one sentence for each state. */
  description: string;
  /** How many things it shows. */
  size: number;
}

type State = 'new' | 'changed' | 'old';

interface Node {
  key: string;
  kind: string;
  label: string;
  state: State;
  item: RecordedItem;
}

/**
 * Draws what exists after a step. Things stand inside what contains them, arrows say "refers to", and what the step
 * made or changed says so in a word, because colour alone would not reach everyone.
 */
export function diagramOf({ title, baseline, before, after }: Snapshots): Diagram {
  const nodes = renumbered(
    shown(baseline, after).map((item, index) => nodeOf(item, index, before, after)),
  );
  const name = `What exists after "${title}"`;
  const description = describe(nodes);
  const lines = [
    'flowchart LR',
    `accTitle: ${name}`,
    `accDescr: ${description}`,
    ...groupsOf(nodes).flatMap(({ group, members }) => groupLines(group, members)),
    ...edges(nodes),
  ];
  return { mermaid: lines.join('\n'), name, description, size: nodes.length };
}

/**
 * Returns the resources that exist once the steps of these recordings have run, in their order. An inventory leaves
 * service-linked roles out, because no undo takes them back; they exist all the same.
 */
export function existing(recordings: readonly Recording[]): RecordedItem[] {
  const roles = recordings
    .flatMap(({ run }) => run.calls)
    .filter(({ operation, error }) => operation === 'CreateServiceLinkedRole' && !error)
    .flatMap(({ permissions }) => permissions.map(({ resource }) => resource));
  const kept = roles.map((id) => ({ kind: 'role', id, content: {} }));
  return [...kept, ...(recordings.at(-1)?.inventory ?? [])];
}

/**
 * Returns the name that a person uses for the thing: the last part of its ARN, or an id that is no ARN as it is.
 * Nothing where a recording has a placeholder for an id that AWS made up, and the number of a second one.
 */
export function shortName(kind: string, id: string): string {
  const resource = id.startsWith('arn:') ? id.split(':').slice(5).join(':') : id;
  const prefix = [`${kind}:`, `${kind}/`].find((start) => resource.startsWith(start)) ?? '';
  const own = resource.slice(prefix.length);
  // A log group's name is a path: all of it is the name.
  const last = own.startsWith('/') ? own : own.slice(own.lastIndexOf('/') + 1);
  return last.replace(/^([0-9a-f]{8})[0-9a-f]{24}$/, '$1…').replace(PLACEHOLDER, '$1');
}

/** Returns the name that somebody gave a thing whose id AWS made up; of other things, and of those without one, nothing. */
export function givenName({ content }: RecordedItem): string {
  const names = [content['name'], content['TargetGroupName'], content['LoadBalancerName']];
  return names.find((name) => typeof name === 'string') ?? listens(content);
}

// --- internal ---

/** A listener has no name: people tell it by its protocol and its port, as `HTTP:80`. */
function listens({ Protocol, Port }: Readonly<Record<string, unknown>>): string {
  return typeof Protocol === 'string' && typeof Port === 'number' ? `${Protocol}:${Port}` : '';
}

/** A rule of a listener is told by the listener, which its ARN names. */
function ruleOf({ id }: RecordedItem, all: readonly RecordedItem[]): string {
  const listener = id.includes(':listener-rule/')
    ? id.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '')
    : undefined;
  const found = all.find((item) => item.id === listener);
  return found ? `of ${givenName(found)}` : '';
}

const PLACEHOLDER = /^<[a-z-]+?(?:-(\d+))?>$/;

/**
 * Returns the resources that the tutorial made, and of all the rest only those that they refer to. What is a part of something
 * else and no resource, as an address in a target group, is not shown.
 */
function shown(
  baseline: readonly RecordedItem[],
  existing: readonly RecordedItem[],
): RecordedItem[] {
  const given = new Set(baseline.map(keyOf));
  const after = existing.filter(({ kind }) => groupOf(kind) !== undefined);
  const made = after.filter((item) => !given.has(keyOf(item)));
  return after.filter((item) => made.includes(item) || made.some((other) => mentions(other, item)));
}

function nodeOf(
  item: RecordedItem,
  index: number,
  before: readonly RecordedItem[],
  after: readonly RecordedItem[],
): Node {
  const was = before.find((other) => keyOf(other) === keyOf(item));
  const state = !was
    ? 'new'
    : JSON.stringify(was.content) === JSON.stringify(item.content)
      ? 'old'
      : 'changed';
  const label = givenName(item) || ruleOf(item, after) || shortName(item.kind, item.id);
  return { key: `n${index + 1}`, kind: item.kind, label, state, item };
}

/**
 * A recorded id is a number in place of the id: it tells several of a kind apart, and of a single one it says nothing. They
 * are counted anew: the numbers between may be those of what is no longer there, or of another kind.
 */
function renumbered(nodes: readonly Node[]): Node[] {
  return nodes.map((node) => {
    if (!NUMBER.test(node.label)) return node;
    const alike = nodes.filter(({ kind }) => kind === node.kind);
    const place = alike.indexOf(node) + 1;
    return { ...node, label: place === 1 ? '' : String(place) };
  });
}

const NUMBER = /^\d+$/;

/** The title of the box that a kind of thing stands in; undefined where no service draws it. */
function groupOf(kind: string): string | undefined {
  return serviceOfKind(words(kind))?.service.picture?.title;
}

function groupsOf(nodes: readonly Node[]): { group: string | undefined; members: Node[] }[] {
  const groups = new Map<string | undefined, Node[]>();
  for (const node of nodes) {
    const group = groupOf(node.kind);
    groups.set(group, [...(groups.get(group) ?? []), node]);
  }
  return [...groups].map(([group, members]) => ({ group, members }));
}

/** The lines of a group. A cluster that has something in it is a group of its own, beside that of the service. */
function groupLines(group: string | undefined, members: readonly Node[]): string[] {
  const inner = (cluster: Node) => members.filter(({ item }) => isInside(item, cluster.item));
  const clusters = members.filter((member) => inner(member).length > 0);
  const inClusters = clusters.flatMap(inner);
  const rest = members.filter((each) => !clusters.includes(each) && !inClusters.includes(each));
  const lines = [
    ...clusters.flatMap((each) => subgraph(each.key, titleOf(each), inner(each).map(nodeLine))),
    ...(group === undefined || rest.length === 0
      ? rest.map(nodeLine)
      : subgraph(group.replace(/\W+/g, '_'), group, rest.map(nodeLine))),
  ];
  return lines.map((line) => `  ${line}`);
}

function subgraph(key: string, title: string, lines: readonly string[]): string[] {
  return [`subgraph ${key}["${title}"]`, ...lines.map((line) => `  ${line}`), 'end'];
}

function nodeLine({ key, kind, label, state }: Node): string {
  const named = label === '' ? '' : `<br/><b>${escaped(label)}</b>`;
  return `${key}["${mark(state)}${words(kind)}${named}"]:::${state}`;
}

/** Returns the title of a cluster that has something in it. */
function titleOf({ kind, label, state }: Node): string {
  return `${mark(state)}${words(kind)} ${escaped(label)}`.trim();
}

function mark(state: State): string {
  return state === 'old' ? '' : `<em>${state}</em> `;
}

/**
 * An arrow from what mentions a thing to the thing. What stands in one group, or in a cluster, stands together for that very
 * reason, and needs no arrow.
 */
function edges(nodes: readonly Node[]): string[] {
  return nodes.flatMap((from) =>
    nodes
      .filter((to) => placeOf(from, nodes) !== placeOf(to, nodes) && mentions(from.item, to.item))
      .filter((to) => !isInside(from.item, to.item) && !isInside(to.item, from.item))
      .map((to) => `  ${from.key} --> ${to.key}`),
  );
}

/** The cluster or the group that a thing stands in; what stands free is a place of its own. */
function placeOf(node: Node, nodes: readonly Node[]): string {
  const cluster = nodes.find(({ item }) => isInside(node.item, item));
  return cluster?.key ?? groupOf(node.kind) ?? node.key;
}

/**
 * Returns true if the content of one thing names the other: by its ARN, or by the part of it that only AWS or a path
 * can have made. A name such as `fargate-tutorial` says nothing, since many things have it.
 */
function mentions({ content }: RecordedItem, { id }: RecordedItem): boolean {
  // A tag may say what was there before: a step notes there what its undo brings back.
  const { tags: _noted, ...now } = content;
  const text = JSON.stringify(now);
  const own = id.slice(id.startsWith('arn:') ? id.search(/(?<=:log-group:)|[^/]+$/) : 0);
  const isUnique = /^<|^\/|-[0-9a-f]{8,}$/.test(own);
  return text.includes(quoted(id)) || (isUnique && text.includes(quoted(own)));
}

/** Returns true if a thing is in another one, by its ARN: a service of ECS is in its cluster. */
function isInside({ kind, id }: RecordedItem, outer: RecordedItem): boolean {
  return serviceOfKind(words(kind))?.service.parentOf?.(id) === outer.id;
}

function describe(nodes: readonly Node[]): string {
  const listed = (state: State) =>
    nodes
      .filter((node) => node.state === state)
      .map(({ kind, label }) => `${words(kind)} ${label}`.trim())
      .join(', ');
  const sentences = [
    ['New', listed('new')],
    ['Changed', listed('changed')],
    ['Already there', listed('old')],
  ].filter(([, list]) => list !== '');
  if (sentences.length === 0) return 'Nothing from the tutorial exists.';
  return sentences.map(([state, list]) => `${state}: ${list}.`).join(' ');
}

function keyOf({ kind, id }: RecordedItem): string {
  return `${kind} ${id}`;
}

/** An id as it stands in JSON: in quotes, so that one id is not found inside another. */
function quoted(id: string): string {
  return JSON.stringify(id);
}

function words(kind: string): string {
  return kind.replaceAll('-', ' ');
}

/** Mermaid reads labels as HTML, and the text of a diagram ends a label at a quotation mark. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
