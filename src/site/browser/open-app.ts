import type { LocalAws } from '../../local-aws/local-aws.ts';
import { appRequest, textOf } from '../../local-aws/runtimes/app-request.ts';
import { READER, Unanswered } from '../../local-aws/runtimes/received.ts';
import type { Opened } from './messages.ts';

/**
 * Opens an app on the account as a browser does, and says what is in its window. Asked more than once, it says how often
 * each revision answered instead.
 */
export async function openApp(
  aws: LocalAws,
  { url, times }: { url: string; times: number },
): Promise<Opened> {
  try {
    if (times > 1) return { url, counts: await countAnswers(aws, url, times) };
    const request = appRequest(url, { headers: { accept: 'text/html' } });
    const response = await aws.ask(request, { from: READER });
    if (!response) return { url, problem: 'Nothing runs there that could answer.' };
    return { url, status: response.status, html: textOf(response) };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return { url, problem: `${error.message}.` };
  }
}

// --- internal ---

/** How often each revision answered, or the load balancer with an error. */
async function countAnswers(
  aws: LocalAws,
  url: string,
  times: number,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let asked = 0; asked < times; asked++) {
    const response = await aws.ask(appRequest(url), { from: READER });
    const [, revision] = /^Hello from ([^,]+),/.exec(response ? textOf(response) : '') ?? [];
    const answer = revision ?? `HTTP ${response?.status}`;
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}
