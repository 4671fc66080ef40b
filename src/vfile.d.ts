// starlight-links-validator ships TypeScript sources, which tsc checks, and they read what @astrojs/markdown-remark
// would declare; this site has Astro's other Markdown processor. To be removed when the validator ships declarations.
import 'vfile';

declare module 'vfile' {
  interface DataMap {
    // The upstream type, to the letter: https://github.com/withastro/astro/blob/main/packages/markdown/remark
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the validator narrows it without checks for null
    astro: { frontmatter?: Record<string, any> };
  }
}
