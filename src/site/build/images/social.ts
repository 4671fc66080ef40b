import { linesOf, outlined } from './outlines.ts';
import { SIGN } from './sign.ts';

/** CSS pixels of the image that others show beside a link: https://ogp.me */
export const SOCIAL = {
  path: 'social.png',
  width: 1200,
  height: 630,
  alt: 'Fargate, step by step: revision 1 of a service runs, revision 2 fails, and ECS rolls back.',
};

/** The image: what the site is, and what its first page shows. */
export function socialSvg(): string {
  const { width, height } = SOCIAL;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <rect width="${width}" height="${height}" fill="${COLORS.night}"/>
  <g transform="translate(80 78) scale(1.75)" fill="${COLORS.teal}"><path d="${SIGN}"/></g>
  ${outlined('Fargate, step by step', { x: 160, y: 122, size: 40, fill: COLORS.teal })}
  ${outlined('Run a container', { x: 80, y: 268, size: 76, fill: COLORS.white })}
  ${outlined('on Fargate.', { x: 80, y: 362, size: 76, fill: COLORS.white })}
  ${outlined('Then break it.', { x: 80, y: 456, size: 76, fill: COLORS.white })}
  ${outlined('Amazon ECS, in pages that run.', { x: 80, y: 548, size: 36, fill: COLORS.grey })}
  ${revision({ y: 110, name: 'Revision 1', states: ['runs'], color: COLORS.teal, passed: 4 })}
  <path d="M930 274v44" stroke="${COLORS.grey}" stroke-width="3" stroke-dasharray="8 6"/>
  ${revision({ y: 318, name: 'Revision 2', states: ['cannot be pulled,', 'is rolled back'], color: COLORS.red, passed: 8 })}
</svg>`;
}

/** The words on the image of one page. */
export interface PageCard {
  /** The part of the site that the page is in: `Tutorial, step 7 of 10`. */
  part: string;
  title: string;
  /** How many steps of its track come up to this one, and how many there are. */
  step?: { at: number; of: number } | undefined;
}

/** The image of one page: its title, the part of the site that it is in, and how far along its track it is. */
export function pageSvg({ part, title, step }: PageCard): string {
  const { width, height } = SOCIAL;
  const size = 84;
  const lines = linesOf(title, { size, width: width - 160 });
  const top = 330 - (lines.length - 1) * 48;
  const ticks = Array.from({ length: step?.of ?? 0 }, (_, index) => {
    const isDone = index < step!.at;
    const at = { x: 80 + index * 64, y: isDone ? 458 : 463 };
    return `<rect x="${at.x}" y="${at.y}" width="48" height="${isDone ? 18 : 8}" rx="4" fill="${isDone ? COLORS.teal : COLORS.grey}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <rect width="${width}" height="${height}" fill="${COLORS.night}"/>
  ${outlined(part, { x: 80, y: 122, size: 36, fill: COLORS.grey })}
  ${lines.map((line, index) => outlined(line, { x: 80, y: top + index * 96, size, fill: COLORS.white })).join('\n  ')}
  ${ticks.join('\n  ')}
  <g transform="translate(80 520) scale(1.5)" fill="${COLORS.teal}"><path d="${SIGN}"/></g>
  ${outlined('Fargate, step by step', { x: 150, y: 558, size: 38, fill: COLORS.teal })}
</svg>`;
}

// --- internal ---

const COLORS = {
  night: '#111b1d',
  panel: '#1a2629',
  white: '#f8fbfb',
  grey: '#9fb0b3',
  teal: '#7fd0d6',
  red: '#f47f6a',
};

interface Revision {
  y: number;
  name: string;
  states: string[];
  color: string;
  /** How many of the eight states of its task are over. */
  passed: number;
}

/** A box as the pictures of the pages have them: what it is, how it fares, and how far its task has come. */
function revision({ y, name, states, color, passed }: Revision): string {
  const height = 122 + 38 * states.length;
  const ticks = Array.from({ length: 8 }, (_, index) => {
    const isOver = index < passed;
    const at = { x: 764 + index * 42, y: y + height - 36 + (isOver ? 0 : 3) };
    return `<rect x="${at.x}" y="${at.y}" width="32" height="${isOver ? 12 : 6}" rx="3" fill="${isOver ? color : COLORS.grey}"/>`;
  });
  const lines = states.map((state, index) =>
    outlined(state, { x: 764, y: y + 96 + index * 38, size: 32, fill: color }),
  );
  return `<rect x="736" y="${y}" width="384" height="${height}" rx="14" fill="${COLORS.panel}" stroke="${color}" stroke-width="3"/>
  ${outlined(name, { x: 764, y: y + 54, size: 38, fill: COLORS.white })}
  ${lines.join('\n  ')}
  ${ticks.join('\n  ')}`;
}
