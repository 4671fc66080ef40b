import sharp from 'sharp';
import { SIGN } from './sign.ts';

/** The site's sign on a ground of its own, for places that show no transparency: a phone's home screen. */
export function signOnGround(size: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" fill="#0b6b74"/><path transform="translate(8 7)" fill="#fff" d="${SIGN}"/></svg>`;
  return png(svg, size);
}

/** The sign as an icon file, for what asks for `/favicon.ico` whatever a page says. */
export async function iconFile(size = 32): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b8792" d="${SIGN}"/></svg>`;
  const image = await png(svg, size);
  // One image: https://en.wikipedia.org/wiki/ICO_(file_format)#Header
  const header = Buffer.alloc(HEADER);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(image.length, 14);
  header.writeUInt32LE(HEADER, 18);
  return Buffer.concat([header, image]);
}

/** An SVG as PNG. Texts in it must be outlines. */
export function png(svg: string, width: number): Promise<Buffer> {
  // Drawn large at first, so that edges stay sharp.
  return sharp(Buffer.from(svg), { density: 288 }).resize({ width }).png({ effort: 10 }).toBuffer();
}

/** The same, for images of which a build makes many: large letters on one colour need neither the detail nor the effort. */
export function quickPng(svg: string, width: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 96 })
    .resize({ width })
    .png({ palette: true })
    .toBuffer();
}

// --- internal ---

/** Bytes before the image: 6 for the file, 16 for the one image. */
const HEADER = 22;
