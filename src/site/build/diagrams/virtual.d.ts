/** What src/site/build/diagrams/integration.ts makes of astro-mermaid's scripts. */
declare module 'virtual:mermaid-in-the-page';
