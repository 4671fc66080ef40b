import { defineEcConfig } from '@astrojs/starlight/expressive-code';
import { fewerSpans } from './src/site/build/fewer-spans.ts';
import { wholeWords } from './src/site/build/whole-words.ts';
import { transcriptGrammar } from './src/site/build/transcript-grammar.ts';

/** How code is shown. A file of its own, with this name, because a plugin cannot be written in the site's configuration. */
export default defineEcConfig({
  shiki: { langs: [transcriptGrammar] },
  plugins: [fewerSpans(), wholeWords()],
  // Eighty columns fit on a desktop. Where they do not, lines break: nobody has to scroll sideways to read code.
  // A transcript's lines go on below their text, to the right of the labels.
  defaultProps: {
    wrap: true,
    overridesByLang: { transcript: { hangingIndent: 9, preserveIndent: false } },
  },
  styleOverrides: { borderRadius: '0.375rem', codeFontSize: '0.8125rem' },
});
