/**
 * A pattern of AWS's models, which are Java's, as a source for `new RegExp(source, 'u')`. Throws an Error that names what
 * JavaScript cannot say. The whole text must match in both, which is for the caller to ask.
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html
 */
export function toJavaScript(pattern: string): string {
  let source = '';
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    if (character === '\\') {
      const escape = /^\\(?:[pP]\{\w+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/su.exec(
        pattern.slice(at),
      )?.[0];
      if (escape === undefined) throw new Error(`ends in a backslash`);
      source += translated(escape, inClass);
      at += escape.length - 1;
      // In `[\w-_]` Java takes the hyphen as itself.
      if (inClass && /^\\[wdspP]/.test(escape) && pattern[at + 1] === '-') {
        source += '\\-';
        at++;
      }
      continue;
    }
    if (inClass && character === '[') throw new Error('has a class within a class');
    if (inClass && pattern.startsWith('&&', at)) throw new Error('has an intersection of classes');
    if (!inClass && /^[*+?}][+]/.test(pattern.slice(at, at + 2))) {
      throw new Error('has a possessive quantifier');
    }
    if (/^\(\?[a-z>-]/.test(pattern.slice(at))) throw new Error('has a flag or an atomic group');
    if (character === '[') inClass = true;
    if (character === ']') inClass = false;
    // A brace that repeats nothing is a brace to Java.
    const isBrace = character === '{' && !/^\{\d+(,\d*)?\}/.test(pattern.slice(at));
    source += isBrace && !inClass ? '\\{' : character;
  }
  void new RegExp(source, 'u');
  return source;
}

// --- internal ---

/** Java's names of classes, which know ASCII only. */
const POSIX: Record<string, string> = {
  Alnum: 'A-Za-z0-9',
  Alpha: 'A-Za-z',
  ASCII: '\\x00-\\x7F',
  Digit: '0-9',
  Graph: '\\x21-\\x7E',
  Lower: 'a-z',
  Print: '\\x20-\\x7E',
  Punct: '!-\\/:-@\\[-`\\{-~',
  Upper: 'A-Z',
};

function translated(escape: string, inClass: boolean): string {
  const name = /^\\p\{(\w+)\}$/.exec(escape)?.[1];
  if (name !== undefined && name in POSIX) return inClass ? POSIX[name]! : `[${POSIX[name]}]`;
  // JavaScript's \s knows the spaces of Unicode, Java's those of ASCII.
  if (escape === '\\s') return inClass ? ' \\t\\n\\x0B\\f\\r' : '[ \\t\\n\\x0B\\f\\r]';
  // Java's \b knows the letters of ASCII, as JavaScript's does.
  if (escape === '\\b' && !inClass) return escape;
  if (/^\\[AzZGQEhHRXbB]$/.test(escape)) throw new Error(`has ${escape}`);
  // Java allows a backslash where none is needed.
  const plain = /^\\([^\w\s^$\\.*+?()[\]{}|/-])$/u.exec(escape)?.[1];
  if (plain !== undefined) return plain;
  return escape === '\\-' && !inClass ? '-' : escape;
}
