import type { Drawing } from './draw-diagram.ts';

/**
 * A drawing in a frame that scrolls sideways where there is less room than the drawing needs to be read. One that may have to
 * scroll can be reached with the keyboard.
 */
export function framed({ svg, width }: Drawing): string {
  const reachable = width > NARROWEST ? ' tabindex="0" role="group" aria-label="Diagram"' : '';
  return `<div class="diagram not-content"${reachable} style="--width:${width}px">${svg}</div>`;
}

// --- internal ---

/** The room for a drawing on a screen of 320 px, in CSS pixels. */
const NARROWEST = 250;
