import { wholePolicy } from '../site/weaving/whole-policy.ts';

/** The policy of the whole tutorial, as a file to download. */
export function GET(): Response {
  const policy = wholePolicy('src/pages/policy.json.ts');
  return new Response(`${JSON.stringify(policy, null, 2)}\n`, {
    headers: { 'content-type': 'application/json' },
  });
}
