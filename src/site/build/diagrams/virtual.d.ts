/** Made of astro-mermaid's scripts by src/site/build/diagrams/integration.ts. */
declare module 'virtual:mermaid-in-the-page';
