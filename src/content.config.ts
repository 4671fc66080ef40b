import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    // A page without a description has none in a search result either.
    schema: docsSchema({ extend: z.object({ description: z.string().min(20) }) }),
  }),
};
