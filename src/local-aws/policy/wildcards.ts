/** The value of a policy variable such as `${aws:username}` in one request; `undefined` when it has none. */
export type Variables = (name: string) => string | undefined;

/**
 * True if a text matches a pattern of a policy, in which `*` is any text and `?` any character. Policy variables are
 * replaced, and their values are no patterns: `${*}` is a star. A pattern with a variable that has no value matches
 * nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function matches(pattern: string, text: string, variables: Variables): boolean {
  // Most are plain words, and a policy is asked often.
  if (!SPECIAL.test(pattern)) return pattern === text;
  const tokens = tokensOf(pattern, variables);
  return tokens !== undefined && new RegExp(`^${tokens.join('')}$`, 's').test(text);
}

/** As {@link matches} does for each of the six parts of an ARN, so that no `*` reaches into the next part. */
export function matchesArn(pattern: string, arn: string, variables: Variables): boolean {
  const [patterns, parts] = [arnParts(pattern), arnParts(arn)];
  return (
    patterns.length === parts.length &&
    patterns.every((each, index) => matches(each, parts[index]!, variables))
  );
}

/** A text of a policy with its variables replaced; `undefined` when one stands for nothing. */
export function substitute(text: string, variables: Variables): string | undefined {
  let known = true;
  const substituted = text.replace(VARIABLE, (_whole, inner: string) => {
    const value = valueOf(inner, variables);
    if (value === undefined) known = false;
    return value ?? '';
  });
  return known ? substituted : undefined;
}

// --- internal ---

/** The characters by which a pattern is more than a plain text. */
const SPECIAL = /[*?$]/;

const VARIABLE = /\$\{([^}]*)\}/g;

function tokensOf(pattern: string, variables: Variables): string[] | undefined {
  const tokens: string[] = [];
  let from = 0;
  for (const found of pattern.matchAll(VARIABLE)) {
    const value = valueOf(found[1]!, variables);
    if (value === undefined) return undefined;
    tokens.push(globOf(pattern.slice(from, found.index)), literal(value));
    from = found.index + found[0].length;
  }
  tokens.push(globOf(pattern.slice(from)));
  return tokens;
}

/** `aws:username`, `aws:username, 'nobody'` with a value for when there is none, or one of three special characters. */
function valueOf(inner: string, variables: Variables): string | undefined {
  if (inner === '*' || inner === '?' || inner === '$') return inner;
  const [, name = '', fallback] = /^([^,]*?)\s*(?:,\s*'([^']*)')?\s*$/.exec(inner) ?? [];
  return variables(name) ?? fallback;
}

function globOf(text: string): string {
  return literal(text).replaceAll('\\*', '.*').replaceAll('\\?', '.');
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
