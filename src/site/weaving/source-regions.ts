import { didYouMean } from '../../engine/did-you-mean.ts';

/** A named part of a source file. */
export interface Region {
  name: string;
  /** Its first line, counted from 1: that of the opening marker, where it has one. */
  line: number;
  /** Its last line: that of the closing marker, where it has one. */
  end: number;
  /** True if markers make it one, false if its name does. */
  marked: boolean;
  /** The lines in it, without markers, their common indentation, and a newline at the end. */
  text: string;
}

/**
 * The text of a region. The functions `find`, `run` and `undo` of a step are regions by themselves; any other part of a
 * file is one between `// #region NAME` and `// #endregion NAME`.
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
  let open: OpenRegion | undefined;
  const begun = (name: string, line: number, marked: boolean): OpenRegion => {
    const twin = regions.find((each) => each.name === name);
    if (!twin) return { name, line, marked, lines: [] };
    throw new Error(`${file}:${line}: the region "${name}" is in line ${twin.line} already.`);
  };
  for (const [index, text] of linesOf(source).entries()) {
    const line = index + 1;
    const at = `${file}:${line}`;
    const marker = markerOf(text, at);
    if (!marker) {
      const member = MEMBER.exec(text)?.[1];
      if (member !== undefined && !open) open = begun(member, line, false);
      open?.lines.push(text);
      if (open?.marked === false && END_OF_MEMBER.test(text)) {
        regions.push(closed(open, line));
        open = undefined;
      }
    } else if (marker.opens) {
      if (open) throw new Error(`${at}: "${marker.name}" opens inside "${open.name}". ${FLAT}`);
      open = begun(marker.name, line, true);
    } else {
      if (open?.name !== marker.name) {
        const is = open ? `the open one is "${open.name}"` : 'none is open';
        throw new Error(`${at}: the region "${marker.name}" ends here, and ${is}.`);
      }
      const region = closed(open, line);
      if (region.text === '') throw new Error(`${at}: the region "${open.name}" is empty.`);
      regions.push(region);
      open = undefined;
    }
  }
  if (open) {
    const { line, name, marked } = open;
    throw new Error(
      marked
        ? `${file}:${line}: the region "${name}" has no end. Add: // #endregion ${name}`
        : `${file}:${line}: the function "${name}" has no end. Set it as Prettier does: npm run format`,
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

/** The first line of a function of a step, and its last, as Prettier sets them. */
const MEMBER = /^ {2}(?:async )?(find|run|undo)\(/;
const END_OF_MEMBER = /^ {2}\},?$|^ {2}\S.*\{\},?$/;

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

/** A region whose end has not been seen yet. */
type OpenRegion = Omit<Region, 'end' | 'text'> & { lines: string[] };

function closed({ lines, ...open }: OpenRegion, end: number): Region {
  return { ...open, end, text: dedent(lines) };
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
