import { inputFields } from '../../src/engine/parse-inputs.ts';
import { exercises } from '../exercises/index.ts';
import { steps } from '../steps/index.ts';

/** The flags of all commands of the tutorial and of the server. A test compares them with what each command takes. */
export const FLAG_NAMES: readonly string[] = [
  ...['--target', '--region', '--name', '--account', '--json'],
  ...inputFields([...steps, ...exercises.map(({ check }) => check)]).map(({ flag }) => flag),
  ...[
    '--track',
    '--from',
    '--to',
    '--dry-run',
    '--diagram',
    '--seed',
    '--speed',
    '--containers',
    '--task',
    '--container',
    '--for',
    '--all-regions',
    '--all-names',
    '--max-usd-per-hour',
    '--until',
    '--unchecked',
    '--enforce-iam',
  ],
];
