import { Option } from 'commander';
import { main } from './cli/program.ts';
import { steps } from './steps/index.ts';

/** `npm run status`: which steps are done, asked of the account itself, and a diagram of what exists. */
await main({
  name: 'npm run status --',
  description: 'Says which steps are done in the account. Writes nothing.',
  inputsOf: steps,
  options: [new Option('--diagram', 'draw what exists, too')],
  writes: false,
  // A diagram is of all that exists, and it takes a while to load what that asks for.
  services: async (options) =>
    options['diagram'] ? (await import('../src/engine/aws/index.ts')).services : undefined,
  async run({ session: { runner, clients, where }, terminal, options, next: carried }) {
    let next: string | undefined;
    for (const step of steps) {
      if (step.kind === 'reads') continue;
      const found = await runner.find(step);
      const done = found !== undefined && !found.unfinished;
      if (!done) next ??= step.id;
      terminal.data({ type: 'status', step: step.id, done });
      terminal.line({
        label: done ? 'done' : 'to do',
        text: step.id,
        tone: done ? 'good' : 'quiet',
      });
    }
    if (options['diagram']) {
      const { audit } = await import('../src/engine/audit.ts');
      const { textDiagram } = await import('./cli/text-diagram.ts');
      terminal.note(`\n${textDiagram((await audit(clients, where)).alive)}\n`);
    }
    const command = next === undefined ? 'npm run cleanup' : `npm run step:${next}`;
    terminal.line({ label: 'next', text: carried(command), tone: 'plain' });
  },
});
