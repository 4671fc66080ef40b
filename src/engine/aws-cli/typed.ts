import { serviceSignedAs } from '../aws/find-service.ts';
import type { Exchange } from './exchange.ts';
import type { Variables } from './variables.ts';

/** A request as the AWS CLI takes it, with all that differs elsewhere in variables. */
export function command({ service, operation, input }: Exchange, variables: Variables): string {
  const flags = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => flag(kebab(name), value, variables));
  return [`aws ${serviceSignedAs(service).cli} ${kebab(operation)}`, ...flags].join(' \\\n  ');
}

function flag(name: string, value: unknown, variables: Variables): string {
  if (value === true) return `--${name}`;
  if (value === false) return `--no-${name}`;
  const isList = Array.isArray(value) && value.length > 0;
  if (isList && value.every((item) => typeof item === 'string')) {
    const list = variables.of(value);
    return `--${name} ${list ? `"$${list}"` : value.map((item) => word(item, variables)).join(' ')}`;
  }
  const items = Array.isArray(value) ? value.map((item) => shorthand(item, variables)) : [];
  if (items.length > 0 && items.every((item) => item !== undefined)) {
    return `--${name} ${items.join(items.length > 1 ? ' \\\n    ' : ' ')}`;
  }
  if (typeof value === 'object') return `--${name} ${json(value, variables)}`;
  return `--${name} ${word(typeof value === 'string' ? value : JSON.stringify(value), variables)}`;
}

/** A value as a word of the shell. */
export function word(text: string, variables: Variables): string {
  const variable = variables.of(text);
  if (variable !== undefined) return `"$${variable}"`;
  if (!/^[\w./:@=-]+$/.test(text)) return singleQuoted(text, variables);
  // In braces, because zsh takes the `:r` of `$NAME:role` for an order to shorten the value.
  const filled = variables.fill(text, (name) => `\${${name}}`);
  return filled === text ? text : `"${filled}"`;
}

/** The quotes are closed around a variable, so that the shell fills it in. */
function singleQuoted(text: string, variables: Variables): string {
  return `'${variables.fill(text.replaceAll("'", `'\\''`), (name) => `'"$${name}"'`)}'`;
}

/** `Key=project,Value=x`, the CLI's short form of a flat structure; undefined where a value does not fit it. */
function shorthand(value: unknown, variables: Variables): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const parts = Object.entries(value).map(([name, member]: [string, unknown]) => {
    const only: unknown = Array.isArray(member) && member.length === 1 ? member[0] : member;
    const fits =
      typeof only === 'string'
        ? SAFE.test(only) && !variables.areIn(only)
        : typeof only === 'number';
    return fits ? `${name}=${String(only)}` : undefined;
  });
  return parts.every((part) => part !== undefined) ? parts.join(',') : undefined;
}

/** Text that neither the shell nor the short form takes for anything else. */
const SAFE = /^[\w./:@-]+$/;

function json(value: unknown, variables: Variables): string {
  return singleQuoted(JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  '), variables);
}

/** As botocore names a flag or a command: `AWSServiceName` is `aws-service-name`. */
export function kebab(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
