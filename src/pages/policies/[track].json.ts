import type { APIContext, GetStaticPaths } from 'astro';
import { policyOfTrack, TRACKS, type Track } from '../../site/weaving/whole-policy.ts';

export const getStaticPaths: GetStaticPaths = () =>
  Object.keys(TRACKS).map((track) => ({ params: { track } }));

/** The policy of one track, as a file to download. */
export function GET({ params }: APIContext): Response {
  const policy = policyOfTrack(params['track'] as Track, 'src/pages/policies/[track].json.ts');
  return new Response(`${JSON.stringify(policy, null, 2)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
}
