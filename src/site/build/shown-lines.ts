import { definePlugin } from '@astrojs/starlight/expressive-code';

/**
 * A plugin of Expressive Code that shows some lines of a file, `shown="12-30"` in its meta, and colours them as the lines of that
 * file: by itself a method of an object would be taken for a call, and its keys for labels.
 * https://expressive-code.com/reference/plugin-hooks/#postprocessanalyzedcode
 */
export function shownLines() {
  return definePlugin({
    name: 'Shown lines',
    hooks: {
      postprocessAnalyzedCode({ codeBlock }) {
        const [first, last] = (codeBlock.metaOptions.getString('shown') ?? '')
          .split('-')
          .map(Number);
        if (first === undefined || last === undefined) return;
        const others = [...codeBlock.getLines().keys()].filter(
          (index) => index + 1 < first || index + 1 > last,
        );
        codeBlock.deleteLines(others);
        const lines = codeBlock.getLines().filter(({ text }) => text.trim() !== '');
        const common = Math.min(...lines.map(({ text }) => text.search(/\S/)));
        for (const line of lines) line.editText(0, common, '');
      },
    },
  });
}
