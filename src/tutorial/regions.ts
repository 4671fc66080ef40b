import { didYouMean } from './did-you-mean.ts';

/** A named part of a source file. */
export interface Region {
  name: string;
  /** The line of the opening marker, counted from 1. */
  line: number;
  /** The lines between the markers, without their common indentation and without a newline at the end. */
  text: string;
}

/**
 * The text between `// #region NAME` and `// #endregion NAME`.
 * Throws an error with `file:line` when any marker of the file is wrong, or when there is no such region.
 */
export function extractRegion(source: string, name: string, file: string): string {
  const regions = regionsOf(source, file);
  const region = regions.find((candidate) => candidate.name === name);
  if (region) return region.text;
  const names = regions.map((candidate) => candidate.name);
  throw new Error(`${file}:1: there is no region "${name}".${didYouMean(name, names)}`);
}

/**
 * All regions of a source file, in their order. Throws an error with `file:line` when a marker is malformed, or a region is
 * duplicate, unclosed, nested in another or empty.
 */
export function regionsOf(source: string, file: string): Region[] {
  const regions: Region[] = [];
  let open: { name: string; line: number; lines: string[] } | undefined;
  for (const [index, text] of linesOf(source).entries()) {
    const line = index + 1;
    const at = `${file}:${line}`;
    const marker = markerOf(text, at);
    if (!marker) {
      open?.lines.push(text);
    } else if (marker.opens) {
      if (open) throw new Error(`${at}: "${marker.name}" opens inside "${open.name}". ${FLAT}`);
      const twin = regions.find(({ name }) => name === marker.name);
      if (twin)
        throw new Error(`${at}: the region "${twin.name}" is in line ${twin.line} already.`);
      open = { name: marker.name, line, lines: [] };
    } else {
      if (open?.name !== marker.name) {
        const is = open ? `the open one is "${open.name}"` : 'none is open';
        throw new Error(`${at}: the region "${marker.name}" ends here, and ${is}.`);
      }
      const closed = dedent(open.lines);
      if (closed === '') throw new Error(`${at}: the region "${open.name}" is empty.`);
      regions.push({ name: open.name, line: open.line, text: closed });
      open = undefined;
    }
  }
  if (open) {
    throw new Error(
      `${file}:${open.line}: the region "${open.name}" has no end. Add: // #endregion ${open.name}`,
    );
  }
  return regions;
}

/** A whole source file as a reader sees it: without marker lines, and without a newline at the end. */
export function withoutMarkers(source: string, file: string): string {
  return linesOf(source)
    .filter((text, index) => !markerOf(text, `${file}:${index + 1}`))
    .join('\n')
    .trimEnd();
}

// --- internal ---

const FLAT = 'Regions do not nest: end the first one before.';

/** The form that is accepted. */
const MARKER = /^\s*\/\/ #(region|endregion) ([a-z][a-z0-9-]*)$/;

/** Everything that looks as if it were meant to be a marker. It must not pass for an ordinary comment. */
const LIKE_A_MARKER =
  /\/[/*].*#\s*(?:end\s*)?region\b|^\s*\/[/*]\s*(?:end\s*)?region\b\s*[\w-]*\s*(?:\*\/\s*)?$/i;

function markerOf(text: string, at: string): { opens: boolean; name: string } | undefined {
  const match = MARKER.exec(text);
  if (match) return { opens: match[1] === 'region', name: match[2]! };
  if (!LIKE_A_MARKER.test(text)) return undefined;
  throw new Error(
    `${at}: "${text.trim()}" is not a marker. Write "// #region name" or "// #endregion name" on a line of its own, the name in small letters, digits and dashes.`,
  );
}

function linesOf(source: string): string[] {
  return source.replaceAll('\r\n', '\n').split('\n');
}

function dedent(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const common = Math.min(...indents);
  return lines
    .map((line) => line.slice(common).trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
