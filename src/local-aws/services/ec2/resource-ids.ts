import { AwsError } from '../../core/error.ts';
import type { Table } from '../../core/table.ts';

/** How EC2 names a kind of resource, in its ids and in its errors. */
export interface ResourceKind {
  /** The prefix of its ids, as `sg`. */
  prefix: string;
  /** As CreateTags and DescribeTags name it: `security-group`. */
  type: string;
  /** The name of the id in an error: `subnet ID`. */
  noun: string;
  // The codes, in their uneven spelling, are those of
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html.
  malformed: string;
  notFound: string;
}

/**
 * The entities with these ids, in the order of the table, or all of them when `ids` is undefined or empty.
 *
 * Throws the kind's errors for an id that cannot be one and for ids that are not there.
 */
export function selected<Entity extends object>(
  table: Table<Entity>,
  ids: readonly string[] | undefined,
  kind: ResourceKind,
): Entity[] {
  if (!ids?.length) return table.all();
  requireIds(table, ids, kind);
  const wanted = new Set(ids.map((id) => table.get(id)));
  return table.all().filter((entity) => wanted.has(entity));
}

/** As {@link selected}, of entities that are in no table. */
export function selectedOf<Entity>(
  all: readonly Entity[],
  idOf: (entity: Entity) => string,
  ids: readonly string[] | undefined,
  kind: ResourceKind,
): readonly Entity[] {
  if (!ids?.length) return all;
  const known = new Set(all.map(idOf));
  requireIds(known, ids, kind);
  return all.filter((entity) => ids.includes(idOf(entity)));
}

/** The entity with this id. Throws the kind's errors when it cannot be an id and when it is not there. */
export function required<Entity extends object>(
  table: Table<Entity>,
  id: string,
  kind: ResourceKind,
): Entity {
  requireIds(table, [id], kind);
  return table.get(id)!;
}

/** True if this is an id of the kind: its prefix and 8 or 17 hex digits. */
export function isId(id: string, kind: ResourceKind): boolean {
  return new RegExp(`^${kind.prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`).test(id);
}

// --- internal ---

// The words are AWS's own: https://github.com/aws/aws-cdk/issues/20800 (malformed),
// https://github.com/motdotla/node-lambda/issues/162 (not found).
function requireIds(
  table: { has(id: string): boolean },
  ids: readonly string[],
  kind: ResourceKind,
): void {
  for (const id of ids) {
    if (isId(id, kind)) continue;
    const expecting = id.startsWith(`${kind.prefix}-`) ? '' : ` (expecting "${kind.prefix}-...")`;
    throw new AwsError(kind.malformed, `Invalid id: "${id}"${expecting}`);
  }
  const missing = ids.filter((id) => !table.has(id));
  if (missing.length === 0) return;
  throw new AwsError(
    kind.notFound,
    missing.length === 1
      ? `The ${kind.noun} '${missing[0]}' does not exist`
      : `The ${kind.noun}s '${missing.join(', ')}' do not exist`,
  );
}
