import { z } from 'zod';
import { nextCommand } from '../../engine/next-command.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { exercises } from '../../../scripts/exercises/index.ts';
import type { LocalAws } from '../../local-aws/local-aws.ts';
import { failureOf } from '../../engine/failure.ts';
import { Runner } from '../../engine/runner.ts';
import { breakagesOn } from './breakages.ts';
import { checkInputs } from './check-inputs.ts';
import { commandLine } from './command-line.ts';
import { demonstrate } from './demonstration/demonstrate.ts';
import { judgeBreakages, type Came } from './judge-breakages.ts';
import { SavedAccount } from './saved-account.ts';
import { loaded } from './loaded.ts';
import { localSession } from './local-session.ts';
import type { Step } from '../../engine/step.ts';
import type { Asked, Given, Job, Kind, Report, Request } from './messages.ts';
import { Narrator } from './narrator.ts';
import { newVersion } from './new-version.ts';
import { clientsOfCopy, SnapshotFeed } from './snapshots.ts';
import type { Ask } from '../../engine/picture/boxes.ts';
import { describe } from '../../engine/picture/describe.ts';
import { openApp } from './open-app.ts';
import { PLACE } from './place.ts';
import { progressOf } from './progress.ts';

// Here the programs of the pages run: the same modules as in a terminal, on a local AWS in the reader's browser.

// zod would try `new Function`, which a strict Content-Security-Policy forbids and reports.
z.config({ jitless: true });

const post = (report: Report) => self.postMessage(report);
const account = new SavedAccount(PLACE, {
  waits: () => post({ type: 'waits' }),
  unsaved: (because) => post({ type: 'unsaved', because }),
});

let queue: Promise<unknown> = Promise.resolve();
/** The account, while a program runs on it. */
let running: LocalAws | undefined;

self.addEventListener('message', ({ data: { request, tracks } }: MessageEvent<Asked>) => {
  if (request.type === 'ask' && running) return void ask(running, request.ask).catch(tellBug);
  if (request.type === 'open' && running) return void open(running, request).catch(tellBug);
  queue = queue
    .then(() => loaded.load(tracks))
    .then(() => answer(request))
    .catch(tellBug);
});

// --- internal ---

type Act = Extract<Request, { type: 'act' }>;
type Open = Pick<Extract<Request, { type: 'open' }>, 'url' | 'times'>;
type Wait = Extract<Request, { type: 'wait' }>;

function programsOf(kind: Kind): readonly Step[] {
  const programs: Record<Kind, readonly Step[]> = {
    step: loaded.steps,
    concept: concepts,
    exercise: exercises.map(({ check }) => check),
  };
  return programs[kind];
}

/** How a job ended. */
interface End {
  ok: boolean;
  came?: Came;
}

/** A bug of ours, or a database that cannot be read: the reader must not be left waiting. */
function tellBug(error: unknown): void {
  post({ type: 'broken', message: failureOf(error, loaded.services).message });
}

async function answer(request: Request): Promise<void> {
  switch (request.type) {
    case 'check':
      return post({ type: 'checked', ...checkInputs(request.given) });
    case 'ask':
      return account.use((aws) => ask(aws, request.ask));
    case 'open':
      return account.use((aws) => open(aws, request));
    case 'act':
      return account.use((aws) => act(aws, request));
    case 'wait':
      return account.use((aws) => wait(aws, request));
    case 'demonstrate':
      await demonstrate((frame) => post({ type: 'frame', frame }));
      return post({ type: 'ended', ok: true });
    case 'reset':
      await account.reset();
  }
  await account.use(async (aws) => {
    await tellProgress(aws);
    await feedOf(aws).take();
  });
  post({ type: 'ended', ok: true });
}

async function wait(aws: LocalAws, { seconds, slowly }: Wait): Promise<void> {
  const feed = feedOf(aws);
  const changed = () => feed.take({ unlessJust: !slowly });
  const session = localSession(aws, { given: {}, slowly, changed });
  running = aws;
  try {
    // Less than a millisecond is what rounding leaves: the account's time has no smaller part.
    for (let left = seconds; left >= 0.001; left -= await session.sleep(left));
    await tellProgress(aws);
    await feed.take();
  } finally {
    running = undefined;
  }
  post({ type: 'ended', ok: true });
}

async function ask(aws: LocalAws, question: Ask): Promise<void> {
  post({
    type: 'answer',
    exchange: await describe(loaded.services, await clientsOfCopy(aws), question),
  });
}

async function open(aws: LocalAws, request: Open): Promise<void> {
  post({ type: 'opened', opened: await openApp(aws, request) });
}

async function act(aws: LocalAws, { jobs, given, slowly }: Act): Promise<void> {
  const feed = feedOf(aws);
  let end: End = { ok: true };
  running = aws;
  try {
    for (const job of jobs) {
      end = await doJob(aws, job, given, slowly, feed);
      await tellProgress(aws);
      await feed.take();
      if (!end.ok) break;
    }
  } finally {
    running = undefined;
  }
  post({ type: 'ended', ...end });
}

/** Runs a program or takes it back, and returns whether it went well, and what came of what was switched on to go wrong. */
async function doJob(
  aws: LocalAws,
  { kind, action, id, breaks = [], asNewVersion = false }: Job,
  usual: Given,
  slowly: boolean,
  feed: SnapshotFeed,
): Promise<End> {
  const step = programsOf(kind).find((each) => each.id === id)!;
  const given = asNewVersion ? await newVersion(aws, usual) : usual;
  const narrator = new Narrator(post);
  const runner = new Runner(
    localSession(aws, {
      given,
      slowly,
      emit: (event) => narrator.event(event),
      answered: (entry) => narrator.answered(entry),
      changed: () => feed.take({ unlessJust: !slowly }),
      opened: (url) => open(aws, { url, times: 1 }),
    }),
  );
  narrator.begin(id, step.title, commandLine(kind, action, step, given));
  const breakages = breakagesOn(id, breaks);
  const end = (error?: string): End => {
    const came = judgeBreakages(breakages, narrator.said, error);
    return { ok: error === undefined, ...(came && { came }) };
  };
  for (const { fault } of breakages) await aws.inject(fault);
  try {
    if (action === 'undo') await runner.undo(step);
    else
      await runner.run(step, kind === 'step' ? nextCommand(loaded.trackOf(step), step) : undefined);
    return end();
  } catch (error) {
    const failure = failureOf(error, loaded.services);
    narrator.fail(failure);
    return end(failure.message);
  } finally {
    aws.account.faults.clear();
  }
}

function feedOf(aws: LocalAws): SnapshotFeed {
  return new SnapshotFeed(aws, (picture) => post({ type: 'picture', picture }));
}

async function tellProgress(aws: LocalAws): Promise<void> {
  const progress = await progressOf(localSession(aws, { given: {} }));
  post({ type: 'progress', progress, saved: account.isSaved });
}
