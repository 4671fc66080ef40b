/** A diagram's text, taken apart into what those hear who do not see it, and the rest. */
export interface Accessible {
  title: string | undefined;
  description: string | undefined;
  /** The text without both. */
  rest: string;
}

/**
 * Takes `accTitle` and `accDescr` out of a diagram in Mermaid's language.
 * See: https://mermaid.js.org/config/accessibility.html
 */
export function accessible(text: string): Accessible {
  const rest: string[] = [];
  const found: Record<string, string> = {};
  // A description of several lines stands in braces; it becomes one line here.
  const flat = text.replace(/^(\s*accDescr)\s*\{([^}]*)\}/m, (_, name: string, inside: string) => {
    return `${name}: ${inside.trim().replace(/\s+/g, ' ')}`;
  });
  for (const line of flat.split('\n')) {
    const [, name, value] = /^\s*(accTitle|accDescr)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) rest.push(line);
    else if (value) found[name] = value;
  }
  return { title: found['accTitle'], description: found['accDescr'], rest: rest.join('\n') };
}
