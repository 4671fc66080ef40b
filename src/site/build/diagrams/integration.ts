import type { AstroIntegration } from 'astro';
import { hashOf } from '../hash.ts';
import { drawDiagram, isDrawn } from './draw-diagram.ts';
import { framed } from './framed.ts';

/** The module that draws, in a page, what the build could not. */
const IN_THE_PAGE = 'virtual:mermaid-in-the-page';

/**
 * Draws the diagrams of pages while the site is built, so that they need no JavaScript, and leaves to astro-mermaid those of
 * a type that only Mermaid itself can draw: such a page imports {@link IN_THE_PAGE}, and no other page hears of Mermaid.
 * The development server leaves all of them to astro-mermaid, which is the faster way to try a diagram.
 *
 * @param mermaid astro-mermaid, with its options
 */
export function diagrams(mermaid: AstroIntegration): AstroIntegration {
  return {
    name: 'diagrams',
    hooks: {
      async 'astro:config:setup'(options) {
        const setUp = mermaid.hooks['astro:config:setup']!;
        if (options.command === 'dev') {
          options.updateConfig({ vite: { plugins: [inThePage([])] } });
          await setUp(options);
          return;
        }
        // Before astro-mermaid's own: the first plugin that knows a fence takes it.
        const { processor } = options.config.markdown as unknown as { processor: Processor };
        processor.options.mdastPlugins.push({ name: 'diagrams', code: drawn });
        const scripts: string[] = [];
        const injectScript = (_: string, script: string) => void scripts.push(script);
        await setUp({ ...options, injectScript });
        options.updateConfig({ vite: { plugins: [inThePage(scripts)] } });
      },
    },
  };
}

/** Returns true if a page's source has a diagram that the build leaves to the page. */
export function needsMermaid(source: string): boolean {
  return [...source.matchAll(FENCE)].some(([, text = '']) => !isDrawn(text));
}

// --- internal ---

const FENCE = /^```mermaid[^\n]*\n([\s\S]*?)^```/gm;

/** The parts of Astro's Markdown processor that are used here. */
interface Processor {
  options: { mdastPlugins: object[] };
}
interface Code {
  lang?: string | null;
  value: string;
  position?: { start: { line: number } };
}

function drawn(node: Code): { type: 'html'; value: string } | undefined {
  if (node.lang !== 'mermaid') return undefined;
  // The same diagram twice on a page has two ids.
  const id = hashOf(`${node.position?.start.line}`, node.value).replace('sha256:', 'diagram-');
  const drawing = drawDiagram(node.value, id);
  return drawing && { type: 'html', value: framed(drawing) };
}

function inThePage(scripts: readonly string[]) {
  return {
    name: 'mermaid-in-the-page',
    resolveId: (id: string) => (id === IN_THE_PAGE ? `\0${IN_THE_PAGE}` : undefined),
    load: (id: string) => (id === `\0${IN_THE_PAGE}` ? scripts.map(alone).join('\n') : undefined),
  };
}

/** The scripts were modules of their own, so each keeps its names to itself. */
function alone(script: string): string {
  return `{${script}}`;
}
