import { Option } from 'commander';
import { audit } from '../src/engine/audit.ts';
import { main } from './cli/program.ts';
import { textDiagram } from './cli/text-diagram.ts';
import { steps } from './steps/index.ts';

/** `npm run status`: which steps are done, asked of the account itself, and a diagram of what exists. */
await main({
  name: 'npm run status --',
  description: 'Says which steps are done in the account. Writes nothing.',
  examples: ['', '--diagram', '--target aws --region us-east-1'],
  inputsOf: steps,
  options: [new Option('--diagram', 'draw what exists, too')],
  writes: false,
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
    if (options['diagram']) terminal.note(`\n${textDiagram(await audit(clients, where))}\n`);
    const command = next === undefined ? 'npm run cleanup' : `npm run step:${next}`;
    terminal.line({ label: 'next', text: carried(command), tone: 'plain' });
  },
});
