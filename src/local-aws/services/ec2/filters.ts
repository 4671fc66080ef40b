import type { Filter, Tag } from '@aws-sdk/client-ec2';
import { AwsError } from '../../core/error.ts';

/** The values of an entity under the name of a filter, for a Describe call. */
export type FilterFields<Entity> = Record<
  string,
  (entity: Entity) => string | number | boolean | undefined | (string | number | undefined)[]
>;

/**
 * The entities that match every filter; an entity matches a filter when one of its values matches one of the filter's.
 * `*` stands for any characters, `?` for exactly one, and a backslash takes their meaning away. The filters
 * `tag:<key>`, `tag-key` and `tag-value` work on every kind of entity that has tags.
 *
 * Throws InvalidParameterValue for a filter that the operation does not have.
 */
export function matching<Entity>(
  entities: readonly Entity[],
  filters: readonly Filter[] = [],
  fields: FilterFields<Entity>,
  tagsOf: (entity: Entity) => readonly Tag[] = () => [],
): Entity[] {
  const tests = filters.map((filter) => {
    const valuesOf = valuesUnder(filter.Name ?? '', fields, tagsOf);
    // A name without values is refused; the wording is a guess.
    if (!filter.Values?.length) {
      throw invalid(`The filter '${filter.Name}' must have at least one value`);
    }
    const patterns = filter.Values.map(wildcard);
    return (entity: Entity) =>
      valuesOf(entity).some((value) => patterns.some((pattern) => pattern.test(value)));
  });
  return entities.filter((entity) => tests.every((test) => test(entity)));
}

// --- internal ---

function valuesUnder<Entity>(
  name: string,
  fields: FilterFields<Entity>,
  tagsOf: (entity: Entity) => readonly Tag[],
): (entity: Entity) => string[] {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (entity) =>
      tagsOf(entity)
        .filter((tag) => tag.Key === key)
        .map((tag) => tag.Value ?? '');
  }
  if (name === 'tag-key') return (entity) => tagsOf(entity).map((tag) => tag.Key ?? '');
  if (name === 'tag-value') return (entity) => tagsOf(entity).map((tag) => tag.Value ?? '');
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  // AWS's own words: https://github.com/aws/aws-cli/issues/7225
  if (!field) throw invalid(`The filter '${name}' is invalid`);
  return (entity) =>
    [field(entity)]
      .flat()
      .filter((value) => value !== undefined)
      .map(String);
}

function wildcard(text: string): RegExp {
  const source = text.replace(/\\(.)|[*?]|[^*?\\]+|\\/gsu, (part, escaped?: string) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return (escaped ?? part).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 'su');
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
