import type { Plugin } from 'vite';

/**
 * Keeps the bundler from warning of a directive that Astro writes at the top of each page for itself, and reads before the
 * bundler does: that it may be lost in a bundle is no matter. Every other warning is told.
 */
export function quietDirectives(): Plugin {
  return {
    name: 'quiet-directives',
    onLog(_level, { code, message }) {
      return !(code === 'MODULE_LEVEL_DIRECTIVE' && message.includes('"use astro:head-inject"'));
    },
  };
}
