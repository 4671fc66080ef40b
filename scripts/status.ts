import { Option } from 'commander';
import type { Runner } from '../src/engine/runner.ts';
import { main } from './cli/program.ts';
import type { Terminal } from './cli/terminal.ts';
import { chosenTracks, trackOption } from './cli/tracks.ts';
import { steps } from './steps/index.ts';
import { tracks } from './tracks/index.ts';
import type { Track } from './tracks/track.ts';

/** `npm run status`: which steps are done, asked of the account itself, and a diagram of what exists. */
await main({
  name: 'npm run status --',
  description: 'Shows which steps are done in the account. Writes nothing.',
  examples: ['', '--track expose', '--diagram', '--target aws --region us-east-1'],
  inputsOf: steps,
  options: [
    trackOption('which track to look at: all of them unless you say otherwise'),
    new Option('--diagram', 'also draw what exists'),
  ],
  writes: false,
  async run({ session, terminal, options, next: carried }) {
    const shown = chosenTracks(options['track'], tracks).filter((track) => track.steps.length > 0);
    const looked: Looked[] = [];
    for (const track of shown) {
      if (looked.length > 0) terminal.note('');
      terminal.line({ label: '', text: `${track.title} (${track.id})`, tone: 'title' });
      looked.push(await lookAt(track, session.runner, terminal, carried));
    }
    const count = (of: (each: Looked) => number) => looked.reduce((sum, each) => sum + of(each), 0);
    const readers = count(({ readers }) => readers);
    const done = count(({ done }) => done);
    terminal.note(
      `\n${done} of the ${count(({ makers }) => makers)} steps that make something ${done === 1 ? 'is' : 'are'} done. The other ${readers} only read.`,
    );
    if (options['diagram']) {
      const { audit } = await import('../src/engine/audit.ts');
      const { textDiagram } = await import('./cli/text-diagram.ts');
      terminal.asIs(`\n${textDiagram((await audit(session)).alive)}\n`);
    }
    for (const { url, at } of (await session.addresses?.()) ?? []) {
      terminal.data({ type: 'address', url, at });
      terminal.line({ label: 'open', text: `${at} is ${url}`, tone: 'plain' });
    }
    terminal.line({ label: 'next', text: carried(nextOf(looked)), tone: 'plain' });
  },
});

// --- internal ---

/** How far an account has come in a track. */
interface Looked {
  makers: number;
  done: number;
  readers: number;
  /** The command for the first step that is to do. */
  next: string | undefined;
}

async function lookAt(
  track: Track,
  runner: Runner,
  terminal: Terminal,
  carried: (command: string) => string,
): Promise<Looked> {
  const looked: Looked = { makers: 0, done: 0, readers: 0, next: undefined };
  for (const step of track.steps) {
    if (step.kind === 'reads') {
      looked.readers++;
      terminal.data({ type: 'status', track: track.id, step: step.id, reads: true });
      terminal.line({ label: 'reads', text: step.id, tone: 'quiet' });
      continue;
    }
    const found = await runner.find(step);
    const done = found !== undefined && !found.unfinished;
    const answer = found && !done ? await runner.waiting(step, found) : undefined;
    looked.makers++;
    if (done) looked.done++;
    else looked.next ??= answer ?? `npm run step:${step.id}`;
    const waits = answer === undefined ? {} : { waitsFor: answer };
    terminal.data({ type: 'status', track: track.id, step: step.id, done, ...waits });
    terminal.line({
      label: done ? 'done' : answer === undefined ? 'to do' : 'waits',
      text: answer === undefined ? step.id : `${step.id}, for your answer: ${carried(answer)}`,
      tone: done ? 'good' : 'quiet',
    });
  }
  return looked;
}

/** The command for the step to do next in what was begun. A track that nobody has begun is an offer, and no duty: then all can go. */
function nextOf(looked: readonly Looked[]): string {
  const begun = looked.filter(({ done }, index) => index === 0 || done > 0);
  const next = begun.map(({ next }) => next).find((step) => step !== undefined);
  return next ?? 'npm run cleanup';
}
