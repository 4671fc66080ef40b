import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** How often each answer came: `200 hello`, or the error of a request that got none. */
export type Answers = Record<string, number>;

/** Asks an address once, and returns the answer or the error of the connection. It keeps its connections as browsers do, or not as curl. */
export function asker(url: string, keepAlive = true): () => Promise<string> {
  const agent = new Agent({ keepAlive });
  onTestFinished(() => agent.destroy());
  return () =>
    new Promise((answered) => {
      const failed = ({ message }: Error) => answered(message);
      const sent = get(url, { agent }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.once('error', failed);
        response.once('end', () => answered(`${response.statusCode} ${text.trim()}`));
      });
      sent.once('error', failed);
    });
}

/** Has four clients ask an address for as long as something is under way: two keep their connections. */
export async function answersDuring(url: string, work: Promise<unknown>): Promise<Answers> {
  const answers: Answers = {};
  let isOver = false;
  const client = async (keepAlive: boolean) => {
    const ask = asker(url, keepAlive);
    while (!isOver) {
      count(answers, await ask());
      // Others use this machine too.
      await pause(20);
    }
  };
  const clients = Promise.all([true, true, false, false].map(client));
  await work.finally(() => (isOver = true));
  await clients;
  return answers;
}

/** Has one client ask an address so many times. */
export async function answersOf(url: string, times: number): Promise<Answers> {
  const answers: Answers = {};
  const ask = asker(url);
  for (let asked = 0; asked < times; asked++) count(answers, await ask());
  return answers;
}

/** How many answers there were. */
export function total(answers: Answers): number {
  return Object.values(answers).reduce((sum, each) => sum + each, 0);
}

// --- internal ---

function count(answers: Answers, answer: string): void {
  answers[answer] = (answers[answer] ?? 0) + 1;
}
