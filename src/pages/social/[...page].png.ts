import { getCollection } from 'astro:content';
import type { APIContext, GetStaticPaths } from 'astro';
import { cardOf, hasCard } from '../../site/build/images/cards.ts';
import { quickPng } from '../../site/build/images/icons.ts';
import { pageSvg, SOCIAL } from '../../site/build/images/social.ts';

export const getStaticPaths = (async () => {
  const pages = await getCollection('docs');
  return pages
    .filter(({ id }) => hasCard(id))
    .map(({ id, data }) => ({ params: { page: id }, props: { title: data.title } }));
}) satisfies GetStaticPaths;

/** The image that others show beside a link to one page. */
export async function GET({ params, props }: APIContext<{ title: string }>): Promise<Response> {
  const svg = pageSvg(cardOf(params['page']!, props.title));
  const image = new Uint8Array(await quickPng(svg, SOCIAL.width));
  return new Response(image, { headers: { 'content-type': 'image/png' } });
}
