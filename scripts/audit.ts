import Table from 'cli-table3';
import { Option } from 'commander';
import { audit, type Audit, type AuditedResource } from '../src/engine/audit.ts';
import { services } from '../src/engine/aws/index.ts';
import { billedInWords } from '../src/engine/billing.ts';
import { HOURS_PER_MONTH, usd } from '../src/engine/prices.ts';
import { auditEverywhere } from './cli/audit-everywhere.ts';
import { main } from './cli/program.ts';

/** The exit code when something costs money by the hour. */
const BILLED = 3;

// Lines between the columns would make an ARN too wide for most terminals.
const PLAIN = { head: [], border: [], 'padding-left': 0, 'padding-right': 2, compact: true };
const NO_LINES = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid', 'middle']
    .flatMap((part) => [
      part,
      `${part}-mid`,
      `${part}-left`,
      `${part}-right`,
      `left-${part}`,
      `mid-${part}`,
    ])
    .map((part) => [part, '']),
);

/**
 * `npm run audit`: what carries our tags in the account, and what it costs. On AWS, the exit code is 3 when something is billed
 * by the hour, so that a program can tell.
 */
await main({
  name: 'npm run audit --',
  description:
    "Lists everything with this tutorial's tags, and what it costs per hour. Writes nothing. On AWS, the exit code is 3 when something costs money.",
  examples: ['', '--all-names', '--target aws --all-regions --region us-east-1', '--json'],
  options: [
    new Option('--all-regions', 'look in every Region that your account can use'),
    new Option('--all-names', 'list what was made under any --name'),
  ],
  writes: false,
  async run({ session, terminal, next, options }) {
    const names = options['allNames'] === true ? 'all' : 'own';
    const { alive, retained, unread, places } =
      options['allRegions'] === true
        ? await auditEverywhere(session, names, (text) => terminal.note(text))
        : { ...(await audit(session, session.services, names)), places: session.where.region };
    for (const { bills = [], ...resource } of alive) {
      terminal.data({
        ...resource,
        ...(bills.length > 0 && { bills: billedInWords(services, bills) }),
      });
    }
    if (alive.length > 0) terminal.asIs(listed(alive, terminal.columns));
    const perHour = alive.reduce((sum, { usdPerHour }) => sum + usdPerHour, 0);
    const whose = names === 'all' ? 'the tags of any name' : `the tags of "${session.where.name}"`;
    const where = `${places} of account ${session.where.accountId}`;
    const isAll = unread.length === 0;
    terminal.note(
      alive.length === 0
        ? `Nothing in ${where} has ${whose}.${isAll ? ' It costs nothing.' : ''}`
        : `${counted(alive.length)} in ${where} with ${whose}. ${costing(perHour)}`,
    );
    const untagged = alive.filter(({ isUntagged }) => isUntagged);
    for (const { kind, arn } of untagged) {
      terminal.note(
        `The ${kind} ${arn} does not have this tutorial's tags: somebody else started it in something that the tutorial made.`,
      );
    }
    for (const { kind, why } of unread)
      terminal.note(`You may not list this kind of resource: ${kind}. ${why}`);
    const kept = retained.filter((each) => each.retained.until === 'it is deleted');
    // A resource that goes by itself is not one that is left.
    for (const { retained: until, ...resource } of kept) {
      terminal.data({ ...resource, status: until.status });
    }
    const deletes = next('npm run cleanup');
    const going = retained.filter((each) => !kept.includes(each));
    for (const line of [
      ...told(
        kept,
        (them) => `AWS keeps ${them}, free of charge, until ${deletes} deletes ${them}`,
      ),
      ...told(
        going,
        (them) => `AWS deletes ${them} without being asked, free of charge until then`,
      ),
    ]) {
      terminal.note(line);
    }
    if (!isAll) return 2;
    return perHour > 0 && session.where.target === 'aws' ? BILLED : 0;
  },
});

// --- internal ---

/** A table, or where a terminal has no room for one, two lines for each resource. */
function listed(found: readonly AuditedResource[], columns = Infinity): string {
  const table = new Table({ head: ['kind', 'per hour', 'arn'], style: PLAIN, chars: NO_LINES });
  const rows = found.map(
    ({ kind, usdPerHour, arn }) =>
      [kind, usdPerHour === 0 ? 'free' : usd(usdPerHour), arn] as const,
  );
  for (const row of rows) table.push([...row]);
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const fits = lines.every((line) => line.length <= columns);
  return (
    fits
      ? lines
      : rows.map(
          ([kind, price, arn]) =>
            `${kind}, ${price === 'free' ? price : `${price} per hour`}\n  ${arn}`,
        )
  ).join('\n');
}

/** Says the same of one resource, or of several, once. */
function told(found: Audit['retained'], say: (them: string) => string): string[] {
  const named = found.map(({ arn, retained: { status } }) => `${arn}, ${status}`);
  if (named.length < 2) return named.map((name) => `${say('it')}: ${name}.`);
  return [`${say('them')}:`, ...named.map((name) => `  ${name}`)];
}

function counted(resources: number): string {
  return resources === 1 ? '1 resource' : `${resources} resources`;
}

function costing(perHour: number): string {
  if (perHour === 0) return 'On AWS, that costs nothing by the hour.';
  return `On AWS, that costs ${usd(perHour)} per hour, ${usd(perHour * HOURS_PER_MONTH, 2)} per month.`;
}
