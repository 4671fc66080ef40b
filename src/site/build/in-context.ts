import { definePlugin } from '@astrojs/starlight/expressive-code';

/**
 * A plugin of Expressive Code for a close-up that comes with the lines above it in its file, `above=12` in its meta: they are not
 * shown, but the others are coloured as what follows them. By itself a method of an object would be taken for a call, and its
 * keys for labels. https://expressive-code.com/reference/plugin-hooks/#postprocessanalyzedcode
 */
export function inContext() {
  return definePlugin({
    name: 'In context',
    hooks: {
      postprocessAnalyzedCode({ codeBlock }) {
        const above = codeBlock.metaOptions.getInteger('above') ?? 0;
        if (above > 0) codeBlock.deleteLines([...Array(above).keys()]);
      },
    },
  });
}
