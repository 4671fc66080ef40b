import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type Font } from 'fontkitten';

/** Where a line of text begins, and how it looks. */
export interface TextStyle {
  x: number;
  /** The baseline. */
  y: number;
  size: number;
  fill: string;
}

/**
 * A line of text as an SVG path, in the font of the site's images. What draws an image knows only the fonts of its machine, and
 * a server may have none: an outline looks the same everywhere.
 */
export function outlined(text: string, { x, y, size, fill }: TextStyle): string {
  const font = theFont();
  const scale = size / font.unitsPerEm;
  let at = 0;
  const glyphs = font.glyphsForString(text).map((glyph) => {
    const path = `<path d="${glyph.path.toSVG()}" transform="translate(${at} 0)"/>`;
    at += glyph.advanceWidth;
    return path;
  });
  return `<g fill="${fill}" transform="translate(${x} ${y}) scale(${scale} ${-scale})">${glyphs.join('')}</g>`;
}

/** Breaks a text at its spaces into lines that are no wider than so many pixels. A longer word has a line of its own. */
export function linesOf(text: string, { size, width }: { size: number; width: number }): string[] {
  const font = theFont();
  const widthOf = (line: string) =>
    font.glyphsForString(line).reduce((sum, glyph) => sum + glyph.advanceWidth, 0) *
    (size / font.unitsPerEm);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

// --- internal ---

let loaded: Font | undefined;

function theFont(): Font {
  return (loaded ??= create(readFileSync(FILE)) as Font);
}

// The build bundles this module, so that it is somewhere else than its source when it runs.
const require = createRequire(join(process.cwd(), 'package.json'));
const FILE =
  require.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff');
