import { defineEcConfig } from '@astrojs/starlight/expressive-code';
import { fewerSpans } from './src/site/build/fewer-spans.ts';
import { wholeWords } from './src/site/build/whole-words.ts';
import { scrollingCode } from './src/site/build/scrolling-code.ts';
import { inContext } from './src/site/build/in-context.ts';
import { likeStrings } from './src/site/build/template-strings.ts';
import {
  labelledLines,
  transcriptGrammar,
  withTranscripts,
} from './src/site/build/transcript-grammar.ts';

/** How code is shown. A file of its own, with this name, because a plugin cannot be written in the site's configuration. */
export default defineEcConfig({
  shiki: { langs: [transcriptGrammar] },
  customizeTheme: (theme) => withTranscripts(likeStrings(theme)),
  plugins: [inContext(), fewerSpans(), wholeWords(), labelledLines(), scrollingCode()],
  // Eighty columns fit on a desktop. Where they do not, lines break: nobody has to scroll sideways to read code.
  // The rest of a broken line is four columns further in, which no block is, so that it is not taken for a line of its own; a
  // transcript's goes on below its text, to the right of the labels.
  defaultProps: {
    wrap: true,
    hangingIndent: 4,
    overridesByLang: {
      transcript: { hangingIndent: 9, preserveIndent: false },
    },
  },
  styleOverrides: { borderRadius: '0.375rem', codeFontSize: '0.8125rem' },
});
