import { renderMermaidASCII } from 'beautiful-mermaid';
import { accessible } from '../../src/engine/accessible.ts';
import type { AuditedResource } from '../../src/engine/audit.ts';
import { diagramOf } from '../../src/engine/diagram.ts';

/** Draws the resources that exist as a diagram of letters and lines, for a terminal. */
export function textDiagram(resources: readonly AuditedResource[]): string {
  const items = resources.map(({ kind, arn, refersTo = [] }) => ({
    kind: kind.replaceAll(' ', '-'),
    id: arn,
    content: { refersTo },
  }));
  const all = { title: 'now', baseline: [], before: items, after: items };
  const { mermaid, description, size } = diagramOf(all);
  if (size === 0) return description;
  // A terminal has no bold letters inside a picture.
  const text = accessible(mermaid).rest.replace(/<\/?(b|em)>/g, '');
  return renderMermaidASCII(withRoomForTitles(text), { ...TIGHT, colorMode: 'none' })
    .split('\n')
    .map((line) => line.replaceAll(SPACE, ' ').trimEnd())
    .join('\n')
    .trim();
}

// --- internal ---

/** In letters. */
const TIGHT = { paddingX: 6, paddingY: 3, boxBorderPadding: 0 };
/** A space that the library does not take away from the ends of a label. */
const SPACE = '\u00a0';

/** A group is as wide as the labels in it, and cuts its title off: so the kind of its first thing is made as wide as the title. */
function withRoomForTitles(text: string): string {
  return text.replace(
    /(subgraph .*\["(.*)"\]\n\s*\w+\[")(.*?)(?=<br\/>|")/g,
    (_, before: string, title: string, kind: string) => {
      const spaces = SPACE.repeat(Math.max(0, Math.ceil((title.length - kind.length) / 2)));
      return before + spaces + kind + spaces;
    },
  );
}
