import { definePlugin } from '@astrojs/starlight/expressive-code';
import type { ExpressiveCodeTheme } from '@astrojs/starlight/expressive-code';
import { selectAll, toText } from '@astrojs/starlight/expressive-code/hast';

/** How a transcript is coloured: by the label that each line begins with, as the output of a panel is. */
export const transcriptGrammar = {
  name: 'transcript',
  displayName: 'Transcript',
  scopeName: 'text.transcript',
  repository: {},
  patterns: [
    {
      // The command, and after it the title of the program, which is the first line that it prints.
      begin: String.raw`^(\$ .*)$`,
      beginCaptures: { 1: { name: 'title.transcript' } },
      end: String.raw`^(\S.*)$`,
      endCaptures: { 1: { name: 'title.transcript' } },
    },
    { match: String.raw`^(created|updated|deleted|shows)\b`, name: 'good.transcript' },
    { match: String.raw`^(refused|error)\b.*$`, name: 'bad.transcript' },
    { match: String.raw`^[a-z]+(?= {2})`, name: 'comment.transcript' },
    { match: String.raw`^(Done|Undone|Nothing to (?:do|undo))\b.*$`, name: 'good.transcript' },
  ],
};

/** Adds to a theme the colours that the panels have for the same lines: see src/site/styles/run.css. */
export function withTranscripts(theme: ExpressiveCodeTheme): ExpressiveCodeTheme {
  const { title, good, bad } = COLORS[theme.type];
  theme.settings.push(
    { scope: ['title.transcript'], settings: { foreground: title, fontStyle: 'bold' } },
    { scope: ['good.transcript'], settings: { foreground: good, fontStyle: 'bold' } },
    { scope: ['bad.transcript'], settings: { foreground: bad } },
  );
  return theme;
}

/** A plugin of Expressive Code: a line without a label goes on at its own beginning, not below a text that it does not have. */
export function labelledLines() {
  return definePlugin({
    name: 'Labelled lines',
    hooks: {
      postprocessRenderedBlock({ codeBlock, renderData: { blockAst } }) {
        if (codeBlock.language !== 'transcript') return;
        for (const line of selectAll('.ec-line', blockAst)) {
          const text = toText(line, { whitespace: 'pre' });
          if (!LABELLED.test(text)) delete line.properties['style'];
        }
      },
    },
  });
}

// --- internal ---

const LABELLED = /^(?: {9}|[a-z]+ {2,}|[a-z]{8} )/;

/** `--sl-color-white`, `--run-good` and `--run-bad`, by day and by night. */
const COLORS = {
  light: { title: '#111d22', good: '#0a6670', bad: '#aa2b18' },
  dark: { title: '#f8fbfb', good: '#93d9dc', bad: '#f48371' },
};
