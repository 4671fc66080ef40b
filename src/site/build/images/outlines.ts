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
  font ??= create(readFileSync(FILE)) as Font;
  const scale = size / font.unitsPerEm;
  let at = 0;
  const glyphs = font.glyphsForString(text).map((glyph) => {
    const path = `<path d="${glyph.path.toSVG()}" transform="translate(${at} 0)"/>`;
    at += glyph.advanceWidth;
    return path;
  });
  return `<g fill="${fill}" transform="translate(${x} ${y}) scale(${scale} ${-scale})">${glyphs.join('')}</g>`;
}

// --- internal ---

let font: Font | undefined;

// The build bundles this module, so that it is somewhere else than its source when it runs.
const require = createRequire(join(process.cwd(), 'package.json'));
const FILE =
  require.resolve('@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff');
