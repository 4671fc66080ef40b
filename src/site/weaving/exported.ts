const EXPORT = /^export (?:async )?(?:function|class|const) (\w+)/gm;

/** The functions, classes and constants that a source file exports, in its order. */
export function exportsOf(source: string): string[] {
  return [...source.matchAll(EXPORT)].map(([, name]) => name!);
}

/** One exported function of a source file, with its comment. Throws an Error that names those which there are. */
export function functionIn(source: string, name: string): string {
  const lines = source.split('\n');
  const at = lines.findIndex((line) =>
    new RegExp(`^export (async )?function ${name}\\b`).test(line),
  );
  if (at < 0) {
    const found = exportsOf(source).join(', ');
    throw new Error(`expected an exported function ${name}; found only ${found}`);
  }
  const isComment = (line: string | undefined) => /^\/?\s?\*/.test(line ?? '');
  let from = at;
  while (isComment(lines[from - 1])) from -= 1;
  return lines.slice(from, lines.indexOf('}', at) + 1).join('\n');
}
