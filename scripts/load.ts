import { InvalidArgumentError, Option } from 'commander';
import { scalingPoint, type ScalingPoint } from '../src/engine/scaling-point.ts';
import { StepError } from '../src/engine/step.ts';
import { main } from './cli/program.ts';
import { SHOWN_LOAD } from './loads.ts';

/** Seconds: less than the clock of an account can tell apart. */
const MOMENT = 0.001;

/** `npm run load`: gives the service something to do, on the local AWS alone, and shows how it scales. */
await main({
  name: 'npm run load --',
  description:
    'Gives your service on the local AWS a load, which is simulated, and shows minute by minute how it scales.',
  examples: ['', '--cpu 180 --for 10', '--cpu 40 --for 5'],
  options: [
    new Option(
      '--cpu <percent>',
      'the work to do, as a percentage of the CPU of one task: 180 is too much for one',
    )
      .default(SHOWN_LOAD.cpu)
      .argParser(wholeNumber(0, 10_000)),
    new Option('--for <minutes>', 'how long the load lasts, in minutes of virtual time')
      .default(SHOWN_LOAD.minutes)
      .argParser(wholeNumber(1, 600)),
  ],
  writes: false,
  check({ target }) {
    if (target === 'aws') {
      throw new StepError(
        'Only the local AWS simulates a load. On AWS, send requests to your app, and look at the page of the service.',
      );
    }
  },
  async run({ options, session, terminal, next }) {
    const { name, cpu, for: minutes } = options as unknown as Asked;
    const start = await scalingPoint(session.clients, name);
    if (!start)
      throw new StepError(`There is no service "${name}".`, 'npm run step:create-service');
    await session.load!({ cluster: name, service: name, cpu, seconds: minutes * 60 });
    terminal.note(
      `Simulated load for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}: it would use ${cpu} percent of one task's CPU.`,
    );
    if (start.high === 'none' && start.low === 'none') {
      terminal.note(
        `No alarm watches the service, so its number of tasks stays as it is. ${next('npm run step:scale-on-load')} lets it scale.`,
      );
    }
    terminal.note(row('minute', 'CPU', 'high alarm', 'low alarm', 'desired', 'running'));
    let before = '';
    for (let minute = 0; minute <= minutes + SHOWN_LOAD.watched - SHOWN_LOAD.minutes; minute++) {
      const point = await scalingPoint(session.clients, name);
      if (!point) throw new StepError('The service has been deleted by somebody else.');
      const now = inWords(point);
      if (now !== before) terminal.note(row(String(minute), ...now.split('|')));
      before = now;
      for (let left = 60; left > MOMENT; left -= await session.sleep(left));
    }
  },
});

// --- internal ---

interface Asked {
  name: string;
  cpu: number;
  for: number;
}

function inWords({ cpu, high, low, desired, running }: ScalingPoint): string {
  return [cpu === undefined ? '-' : `${Math.round(cpu)}%`, high, low, desired, running].join('|');
}

function row(...cells: string[]): string {
  return cells.map((cell, index) => cell.padEnd([8, 7, 19, 19, 9, 0][index]!)).join('');
}

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const given = Number(text);
    if (/^\d+$/.test(text) && given >= least && given <= most) return given;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}
