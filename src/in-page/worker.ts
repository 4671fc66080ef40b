import { z } from 'zod';
import { nextCommand } from '../../scripts/cli/steps.ts';
import { shows } from '../../scripts/show/index.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { LocalAws } from '../local-aws/local-aws.ts';
import { failureOf } from '../tutorial/failure.ts';
import { Runner } from '../tutorial/runner.ts';
import { checkInputs } from './check-inputs.ts';
import { commandLine } from './command-line.ts';
import { KeptAccount } from './kept-account.ts';
import { localSession } from './local-session.ts';
import type { Report, Request } from './messages.ts';
import { Narrator } from './narrator.ts';
import { PLACE } from './place.ts';
import { progressOf } from './progress.ts';

// Here the programs of the pages run: the same modules as in a terminal, on a local AWS in the reader's browser.

// zod would try `new Function`, which a strict Content-Security-Policy forbids and reports.
z.config({ jitless: true });

const post = (report: Report) => self.postMessage(report);
const account = new KeptAccount(PLACE, {
  waits: () => post({ type: 'waits' }),
  unkept: (because) => post({ type: 'unkept', because }),
});

let queue: Promise<unknown> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  queue = queue
    .then(() => answer(data))
    .catch((error: unknown) => {
      // A bug of ours, or a database that cannot be read: the reader must not be left waiting.
      post({ type: 'broken', message: failureOf(error).message });
    });
});

// --- internal ---

type Act = Extract<Request, { type: 'act' }>;

async function answer(request: Request): Promise<void> {
  switch (request.type) {
    case 'check':
      return post({ type: 'checked', ...checkInputs(request.given) });
    case 'reset':
      await account.reset();
      break;
    case 'act':
      return account.use((aws) => act(aws, request));
  }
  await account.use(tellProgress);
  post({ type: 'ended', ok: true });
}

async function act(aws: LocalAws, request: Act): Promise<void> {
  const { kind, action, ids, given, slowly } = request;
  const narrator = new Narrator(post);
  const runner = new Runner(
    localSession(aws, {
      given,
      slowly,
      emit: (event) => narrator.event(event),
      answered: (entry) => narrator.answered(entry),
    }),
  );
  let ok = true;
  for (const id of ids) {
    const step = (kind === 'step' ? steps : shows).find((each) => each.id === id)!;
    narrator.begin(id, step.title, commandLine(kind, action, step, given));
    try {
      if (action === 'undo') await runner.undo(step);
      else await runner.run(step, kind === 'step' ? nextCommand(step) : undefined);
    } catch (error) {
      narrator.fail(failureOf(error));
      ok = false;
    }
    await tellProgress(aws);
    if (!ok) break;
  }
  post({ type: 'ended', ok });
}

async function tellProgress(aws: LocalAws): Promise<void> {
  const progress = await progressOf(localSession(aws, { given: {} }));
  post({ type: 'progress', progress, kept: account.isKept });
}
