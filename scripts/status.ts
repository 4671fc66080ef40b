import { Option } from 'commander';
import { main } from './cli/program.ts';
import { steps } from './steps/index.ts';

/** `npm run status`: which steps are done, asked of the account itself, and a diagram of what exists. */
await main({
  name: 'npm run status --',
  description: 'Shows which steps are done in the account. Writes nothing.',
  examples: ['', '--diagram', '--target aws --region us-east-1'],
  inputsOf: steps,
  options: [new Option('--diagram', 'also draw what exists')],
  writes: false,
  // A diagram is of all that exists, and it takes a while to load what that asks for.
  services: async (options) =>
    options['diagram'] ? (await import('../src/engine/aws/index.ts')).services : undefined,
  async run({ session: { runner, clients, where }, terminal, options, next: withFlags }) {
    let next: string | undefined;
    const counts = { done: 0, all: 0 };
    for (const step of steps) {
      if (step.kind === 'reads') {
        terminal.data({ type: 'status', step: step.id, reads: true });
        terminal.line({ label: 'reads', text: step.id, tone: 'quiet' });
        continue;
      }
      const found = await runner.find(step);
      const done = found !== undefined && !found.unfinished;
      counts.all++;
      if (done) counts.done++;
      else next ??= step.id;
      terminal.data({ type: 'status', step: step.id, done });
      terminal.line({
        label: done ? 'done' : 'to do',
        text: step.id,
        tone: done ? 'good' : 'quiet',
      });
    }
    const readers = steps.length - counts.all;
    terminal.note(
      `${counts.done} of the ${counts.all} steps that make something are done. The other ${readers} only read.`,
    );
    if (options['diagram']) {
      const { audit } = await import('../src/engine/audit.ts');
      const { textDiagram } = await import('./cli/text-diagram.ts');
      terminal.asIs(`\n${textDiagram((await audit(clients, where)).alive)}\n`);
    }
    const command = next === undefined ? 'npm run cleanup' : `npm run step:${next}`;
    terminal.line({ label: 'next', text: withFlags(command), tone: 'plain' });
  },
});
