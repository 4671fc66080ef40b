import type { APIContext, GetStaticPaths } from 'astro';
import { policyOf } from '../../engine/permissions.ts';
import { callsOf, POLICIES } from '../../site/weaving/whole-policy.ts';

export const getStaticPaths: GetStaticPaths = () =>
  POLICIES.map(({ id }) => ({ params: { track: id } }));

/** The policy of one track, as a file to download. */
export function GET({ params }: APIContext): Response {
  const part = POLICIES.find(({ id }) => id === params['track'])!;
  const policy = policyOf(callsOf(part, 'src/pages/policies/[track].json.ts'));
  return new Response(`${JSON.stringify(policy, null, 2)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
}
