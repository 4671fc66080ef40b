import { definePlugin } from '@astrojs/starlight/expressive-code';
import { addClassName, setProperty, select } from '@astrojs/starlight/expressive-code/hast';

/**
 * A plugin of Expressive Code for a script, `scrolls` in its meta: on a phone its lines stay whole, and scroll. The keyboard can
 * scroll them from the beginning; where there is nothing to scroll, the script of Expressive Code lets the keyboard pass.
 */
export function scrollingCode() {
  return definePlugin({
    name: 'Scrolling code',
    hooks: {
      postprocessRenderedBlock({ codeBlock, renderData: { blockAst } }) {
        const pre = select('pre', blockAst);
        if (!pre || codeBlock.metaOptions.getBoolean('scrolls') !== true) return;
        addClassName(pre, 'scrolls');
        setProperty(pre, 'tabindex', '0');
      },
    },
  });
}
