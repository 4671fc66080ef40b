import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    // A page without a description has none in a search result either.
    schema: docsSchema({ extend: z.object({ description: z.string().min(20) }) }),
  }),
  // Starlight asks for words of ours. There are none yet, and where nothing is declared each build warns.
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
