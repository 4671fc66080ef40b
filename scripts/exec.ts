import { DescribeTasksCommand, ListTasksCommand, type Task } from '@aws-sdk/client-ecs';
import { Argument, Option } from 'commander';
import { Writable } from 'node:stream';
import { StepError } from '../src/engine/step.ts';
import type { CommandStreams } from '../src/local-aws/runtimes/live-containers.ts';
import type { OpenSession } from './cli/open-session.ts';
import { main } from './cli/program.ts';
import type { Terminal } from './cli/terminal.ts';

/** The flags that take no value. */
const ALONE = ['--json', '-h', '--help'];

/** `npm run exec`: runs a command in a real container of a task, as `aws ecs execute-command` does on AWS. */
await main(
  {
    name: 'npm run exec --',
    description:
      'Runs a command in a container of a running task, where the local AWS has real containers. It exits with the exit code of that command.',
    examples: [
      'ls /',
      'sh',
      '--task 1dc5c17a --container app -- sh -c "env | sort"',
      '--json -- cat /etc/os-release',
    ],
    argument: new Argument('[command...]', 'the command and its arguments'),
    options: [
      new Option(
        '--task <task>',
        'the id of a task, its beginning, or its ARN (default: the newest task of the service)',
      ),
      new Option('--container <container>', 'its name (default: the first of the task)'),
    ],
    writes: false,
    check({ target }) {
      if (target === 'aws') {
        throw new StepError(
          'This works only on the local AWS. On AWS, type aws ecs execute-command with --interactive.',
        );
      }
      if (!wordsIn(process.argv).length) {
        throw new StepError('Which command? Add it at the end.', 'npm run exec -- sh');
      }
    },
    async run({ options, session, terminal, words }) {
      const { runInContainer } = session;
      if (!runInContainer) {
        throw new StepError(
          'The local account runs no real containers, so there is none to run a command in. Delete the account with npm run reset, and start again with real ones.',
          'npm run tutorial -- --containers',
        );
      }
      const { name, task, container } = options as unknown as Asked;
      const found = await runningTask(session, name, task);
      const containerArn = containerOf(found, container);
      const streams = outputs(terminal);
      const exitCode = await readingInput(streams.size !== undefined, (stdin) =>
        runInContainer(containerArn, words, { stdin, ...streams }),
      );
      terminal.data({ type: 'exit', exitCode });
      return exitCode;
    },
  },
  typed(process.argv),
);

// --- internal ---

interface Asked {
  name: string;
  task?: string;
  container?: string;
}

/** Where the words of the command begin: after `--`, or with the first word that is no flag and no value of one. */
function startOfWords(args: readonly string[]): number {
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!;
    if (word === '--' || !word.startsWith('-')) return at;
    if (!word.includes('=') && !ALONE.includes(word)) at++;
  }
  return args.length;
}

/** The arguments with `--` before the words of the command. */
function typed(argv: readonly string[]): string[] {
  const args = argv.slice(2);
  const words = wordsIn(argv);
  return [...args.slice(0, startOfWords(args)), ...(words.length > 0 ? ['--', ...words] : [])];
}

function wordsIn([, , ...args]: readonly string[]): string[] {
  const words = args.slice(startOfWords(args));
  return words[0] === '--' ? words.slice(1) : words;
}

/** The task that is meant, which runs. Throws a {@link StepError} with those that do where there is none. */
async function runningTask(
  { clients: { ecs } }: OpenSession,
  name: string,
  wanted: string | undefined,
): Promise<Task> {
  const tasks = await tasksOf(ecs, name);
  const running = tasks
    .filter(({ lastStatus }) => lastStatus === 'RUNNING')
    .toSorted((one, other) => Number(other.startedAt) - Number(one.startedAt));
  const found =
    wanted === undefined
      ? (running.find(({ group }) => group === `service:${name}`) ?? running[0])
      : running.find(({ taskArn = '' }) => taskArn === wanted || idOf(taskArn).startsWith(wanted));
  if (found) return found;
  const which = wanted === undefined ? 'No task' : `No task "${wanted}"`;
  const others = running.map(({ taskArn = '' }) => idOf(taskArn)).join(', ');
  throw new StepError(
    `${which} runs in the cluster ${name}.${others && ` These do: ${others}.`}`,
    others ? 'npm run exec -- sh' : 'npm run tutorial',
  );
}

async function tasksOf(ecs: OpenSession['clients']['ecs'], cluster: string): Promise<Task[]> {
  try {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster }));
    if (taskArns.length === 0) return [];
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
    return tasks;
  } catch (error) {
    if (error instanceof Error && error.name === 'ClusterNotFoundException') return [];
    throw error;
  }
}

function idOf(taskArn: string): string {
  return taskArn.split('/').at(-1)!;
}

/** The ARN of the container that is meant. */
function containerOf({ containers = [] }: Task, wanted: string | undefined): string {
  const found =
    wanted === undefined ? containers[0] : containers.find(({ name }) => name === wanted);
  if (found?.containerArn !== undefined) return found.containerArn;
  const names = containers.map(({ name }) => name).join(', ');
  throw new StepError(`The task has no container "${wanted}". It has ${names}.`);
}

/** Where the output of the command goes: to the reader's own terminal, or as data to a program. */
function outputs({ json, data }: Terminal): Omit<CommandStreams, 'stdin'> {
  const { stdin, stdout, stderr } = process;
  if (!json) {
    const size = (): [number, number] => [stdout.columns, stdout.rows];
    return { stdout, stderr, ...(stdin.isTTY && stdout.isTTY && { size }) };
  }
  const told = (stream: string) =>
    new Writable({
      write(piece: Buffer, _encoding, done) {
        data({ type: 'output', stream, text: piece.toString() });
        done();
      },
    });
  return { stdout: told('stdout'), stderr: told('stderr') };
}

/** Hands on what is typed, key by key where the command has a terminal. */
async function readingInput(
  isTerminal: boolean,
  run: (stdin: NodeJS.ReadStream) => Promise<number>,
): Promise<number> {
  const { stdin } = process;
  if (isTerminal) stdin.setRawMode(true);
  try {
    return await run(stdin);
  } finally {
    if (isTerminal) stdin.setRawMode(false);
    // It would keep the process alive.
    stdin.destroy();
  }
}
