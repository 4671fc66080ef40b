import { layOut } from '../picture/layout.ts';
import { shapesOf } from '../picture/shapes.ts';
import { captionOf, type Frame } from './frames.ts';

/** A frame as SVG, drawn as the page draws it when it moves: for the build, which has no DOM. */
export function still(frame: Frame, width: number): string {
  const { placed, height } = layOut([frame.service], width);
  const boxes = placed.map((each) => {
    const shapes = shapesOf(each).map(({ name, attributes, text }) => {
      const listed = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
      return `<${name}${listed.join('')}>${escaped(text ?? '')}</${name}>`;
    });
    const place = `transform="translate(${each.x} ${each.y})"`;
    return `<g class="picture-box picture-group" data-mood="${each.box.mood}" ${place}>${shapes.join('')}</g>`;
  });
  const label = escaped(captionOf(frame));
  return `<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${boxes.join('')}</svg>`;
}

/** How high the highest of some frames is, at any of some widths. */
export function tallest(frames: readonly Frame[], ...widths: number[]): number {
  return Math.max(
    ...widths.flatMap((width) => frames.map(({ service }) => layOut([service], width).height)),
  );
}

// --- internal ---

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
