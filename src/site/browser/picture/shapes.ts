import { TASK_STATES } from '../../../engine/picture/boxes.ts';
import type { Placed } from './layout.ts';

/** An element of SVG, with its text where it has one. */
export interface Shape {
  name: 'rect' | 'text';
  attributes: Record<string, string | number>;
  text?: string;
}

/** Returns the shapes that a box is drawn with, from its corner: a frame, its words, and how far a task has come. */
export function shapesOf({ box, width, height, lines, track }: Placed): Shape[] {
  return [
    { name: 'rect', attributes: { width, height, rx: 6 } },
    ...lines.map(({ role, text, y }): Shape => ({
      name: 'text',
      attributes: { class: role, x: 8, y },
      text,
    })),
    ...(track === undefined ? [] : ticks(box.stage!, width, track)),
  ];
}

// --- internal ---

/** The states of a task's life as a row of ticks: those that it has come through are full, the others are empty. */
function ticks(stage: number, width: number, y: number): Shape[] {
  const each = (width - 16) / TASK_STATES.length;
  return TASK_STATES.map((state, index) => ({
    name: 'rect',
    attributes: {
      class: `tick${index <= stage ? ' passed' : ''}`,
      'data-task-state': state,
      x: 8 + index * each,
      y: y + (index <= stage ? 0 : 1.5),
      width: each - 3,
      height: index <= stage ? 6 : 3,
      rx: 1.5,
    },
  }));
}
