import { existsSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { openApp } from '../../scripts/steps/open-app.ts';
import type { Step } from '../../src/engine/step.ts';
import { sqliteStore } from '../../src/local-aws/stores/sqlite.ts';
import { finish, newAccountFile, printed, run, start, startWith } from './command.ts';

// Each of these starts a process or several.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000, maxConcurrency: 3 });

test.concurrent('an unknown step is refused with the nearest name', async () => {
  const { code, stderr } = await run(newAccountFile(), 'run', 'create-clutser');
  expect(stderr).toContain('There is no step "create-clutser". Did you mean "create-cluster"?');
  expect(code).toBe(2);
});

test.concurrent('an unknown option is refused', async () => {
  const { code, stderr } = await run(newAccountFile(), 'tutorial', '--desired-cuont', '2');
  expect(stderr).toContain("unknown option '--desired-cuont'");
  expect(code).toBe(2);
});

test.concurrent(
  'a choice that there is not is refused with the command as it was meant',
  async () => {
    const args = ['--track', 'expse', '--architecture', 'ARM64'];
    const { code, stderr } = await run(newAccountFile(), 'tutorial', ...args);
    expect(stderr).toContain('--track got "expse": expected one of core, guard, expose,');
    expect(stderr).toContain('Did you mean "expose"?');
    expect(stderr).toContain('-- --track expose --architecture ARM64');
    expect(code).toBe(2);
  },
);

test.concurrent('a flag that another step takes is refused, and says which', async () => {
  const { code, stderr } = await run(newAccountFile(), 'run', 'create-cluster', '--cpu', '512');
  expect(stderr).toContain(
    '--cpu belongs to step:preflight, step:register-task-definition, step:register-sidecar-task.',
  );
  expect(code).toBe(2);
});

test.concurrent('no step at all is answered with the list', async () => {
  const { code, stderr } = await run(newAccountFile(), 'run');
  expect(stderr).toContain('Which step? Expected one of preflight, create-service-linked-role, ');
  expect(code).toBe(2);
});

test.concurrent('the undo of a step that only reads is refused', async () => {
  const { code, stderr } = await run(newAccountFile(), 'undo', 'preflight');
  expect(stderr).toContain('"Check your account first" (preflight) only reads');
  expect(code).toBe(2);
});

test.concurrent('steps from a later one to an earlier one are refused', async () => {
  const args = ['--from', 'create-service', '--to', 'preflight'];
  const { code, stderr } = await run(newAccountFile(), 'tutorial', ...args);
  expect(stderr).toContain('--from create-service comes after --to preflight');
  expect(code).toBe(2);
});

test.concurrent('a bad value from the environment is named by its variable', async () => {
  const child = startWith({ FARGATE_CPU: 'much' }, newAccountFile(), 'tutorial');
  const { code, stderr } = await finish(child);
  expect(stderr).toContain('FARGATE_CPU got "much": expected CPU units');
  expect(stderr).toMatch(/^next .* unset FARGATE_CPU$/m);
  expect(code).toBe(2);
});

test.concurrent.each([
  ['--memory', ['tutorial', '--cpu', '512', '--memory', '99999'], 'npm run tutorial -- --help'],
  ['--cpu', ['run', 'preflight', '--cpu', '300'], 'npm run step:preflight -- --help'],
  ['--port', ['run', 'prepare-network', '--port', '8e1'], 'step:prepare-network -- --help'],
  ['--until', ['tutorial', '--until', 'soon'], 'npm run tutorial -- --help'],
  ['--max-usd-per-hour', ['tutorial', '--max-usd-per-hour', '1e9'], 'tutorial -- --help'],
  ['--region', ['status', '--region', 'home'], 'npm run status -- --help'],
])(
  'a value of %s that cannot be used is refused with the next command',
  async (flag, args, next) => {
    const [script, ...rest] = args;
    const { code, stderr } = await run(newAccountFile(), script!, ...rest);
    expect(stderr).toContain(`${flag} got "`);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^next /);
    expect(stderr.trimEnd().endsWith(next)).toBe(true);
    expect(code).toBe(2);
  },
);

test.concurrent('reset takes no target, so that nobody thinks it resets AWS', async () => {
  const file = newAccountFile();
  await sqliteStore(file, 'a test').close();
  const { code, stderr } = await run(file, 'reset', '--target', 'aws');
  expect(stderr).toContain("unknown option '--target'");
  expect(code).toBe(2);
  expect(existsSync(file)).toBe(true);
  const helped = await run(file, 'reset', '--help');
  expect(helped.stdout).toContain('Deletes the local account. Never touches AWS.');
  expect(existsSync(file)).toBe(true);
  expect(await run(file, 'reset')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^deleted +the local account/) as string,
  });
  expect(existsSync(file)).toBe(false);
  const again = await run(file, 'reset');
  expect(again.stdout).toMatch(/^nothing +to delete: there is no local account/);
  expect(again.code).toBe(0);
});

test.concurrent('a reader who goes, as in "| head", ends it without a word', async () => {
  const child = start(newAccountFile(), 'tutorial');
  child.stdout!.once('data', () => child.stdout!.destroy());
  let stderr = '';
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise((done) => child.on('exit', done));
  expect(stderr).toBe('');
  expect(code).toBe(141);
});

test.concurrent('a step whose needs are not met names them and the command', async () => {
  const { code, stderr } = await run(newAccountFile(), 'run', 'create-cluster');
  expect(stderr).toContain('needs "Create the service-linked role" (create-service-linked-role)');
  expect(stderr).toContain('npm run step:create-service-linked-role');
  expect(code).toBe(2);
});

test.concurrent('a step of whose needs several are not met names each of them', async () => {
  const { code, stderr } = await run(newAccountFile(), 'run', 'register-task-definition');
  const [message] = stderr.replaceAll(/\s+/g, ' ').split(' next ');
  expect(message).toContain(
    'needs "Create the task execution role" (create-execution-role), "Create the task role" (create-task-role) and "Create the log group" (create-log-group), which were not found.',
  );
  expect(stderr).toContain('next     npm run tutorial -- --to register-task-definition\n');
  expect(code).toBe(2);
});

test.concurrent(
  'on an empty account all that is missing is named, and the one command',
  async () => {
    const file = newAccountFile();
    const { code, stderr } = await run(file, 'run', 'open-app', '--name', 'mine');
    const named = [...neededBy(openApp)].filter(({ kind }) => kind !== 'reads').map(({ id }) => id);
    expect(named).toContain('create-cluster');
    expect(named.filter((id) => !stderr.includes(id))).toEqual([]);
    expect(stderr).toContain('next     npm run tutorial -- --to open-app --name mine\n');
    expect(code).toBe(2);
    expect((await run(file, 'tutorial', '--to', 'open-app', '--name', 'mine')).code).toBe(0);
  },
);

test.concurrent(
  "what a reader's machine says about AWS is no matter to the local AWS",
  async () => {
    const broken = {
      AWS_PROFILE: 'nobody',
      AWS_CONFIG_FILE: '/nowhere/config',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_DEFAULTS_MODE: 'none of them',
      AWS_RETRY_MODE: 'none of them',
      AWS_MAX_ATTEMPTS: 'many',
      AWS_USE_DUALSTACK_ENDPOINT: 'perhaps',
      AWS_USE_FIPS_ENDPOINT: 'perhaps',
    };
    const [plain, amidst] = await Promise.all(
      [{}, broken].map((more) =>
        finish(startWith(more, newAccountFile(), 'tutorial', '--to', 'create-log-group')),
      ),
    );
    expect(amidst).toEqual(plain);
    expect(amidst!.code).toBe(0);
  },
);

test.concurrent('AWS without a Region is refused before anything is asked', async () => {
  const { code, stderr } = await run(newAccountFile(), 'run', 'preflight', '--target', 'aws');
  expect(stderr).toContain('No Region');
  expect(code).toBe(2);
});

test.concurrent('AWS without credentials is refused', async () => {
  const args = ['preflight', '--target', 'aws', '--region', 'us-east-1'];
  const { code, stderr } = await run(newAccountFile(), 'run', ...args);
  expect(stderr).toContain('No AWS credentials');
  expect(code).toBe(2);
});

test.concurrent('an empty variable is as one that is not set', async () => {
  const args = ['run', 'preflight', '--cpu', '512'] as const;
  const empty = { FARGATE_DESIRED_COUNT: '', FARGATE_MEMORY: '', FARGATE_ARCHITECTURE: '' };
  const [plain, amidst] = await Promise.all(
    [{}, empty].map((more) => finish(startWith(more, newAccountFile(), ...args))),
  );
  expect(amidst).toEqual(plain);
  expect(plain!.code).toBe(0);
});

test.concurrent('an empty AWS_REGION hides no AWS_DEFAULT_REGION', async () => {
  const more = { AWS_REGION: '', AWS_DEFAULT_REGION: 'home' };
  const child = startWith(more, newAccountFile(), 'status', '--target', 'aws');
  expect((await finish(child)).stderr).toContain('got "home": expected a Region');
});

test.concurrent('a size from the environment that does not fit a flag is refused', async () => {
  const file = newAccountFile();
  const child = startWith({ FARGATE_MEMORY: '99999' }, file, 'tutorial', '--cpu', '512');
  const { code, stderr } = await finish(child);
  expect(stderr).toContain('FARGATE_MEMORY got "99999": expected 1024 to 4096');
  expect(code).toBe(2);
  expect(existsSync(file)).toBe(false);
});

test.concurrent.each([
  [['undo', 'create-clutser'], 'npm run undo:create-cluster'],
  [['undo', 'create-clutser', '--name', 'x'], 'npm run undo:create-cluster -- --name x'],
  [
    ['run', 'create-servcie', '--desired-count', '2', '--region', 'eu-west-1'],
    'npm run step:create-service -- --desired-count 2 --region eu-west-1',
  ],
  [['show', 'clutser', '--json'], 'npm run show:cluster -- --json'],
  [['exercise', 'scale-to-tree', '--json'], 'npm run exercise -- scale-to-three --json'],
  [['exercise', 'scale-to-three', '--nme', 'x'], 'npm run exercise -- scale-to-three --name x'],
  [
    ['tutorial', '--to', 'create-clutser', '--dry-run', '--name', 'x'],
    'npm run tutorial -- --to create-cluster --dry-run --name x',
  ],
  [
    ['tutorial', '--from=prefligt', '--to', 'create-cluster'],
    'npm run tutorial -- --from=preflight --to create-cluster',
  ],
])(
  'a slip in "%s" is mended in the command that was typed',
  async ([script = '', ...args], next) => {
    const file = newAccountFile();
    const { code, stderr } = await run(file, script, ...args);
    expect(stderr).toContain('Did you mean');
    expect(stderr).toContain(`next     ${next}\n`);
    expect(code).toBe(2);
    expect(existsSync(file)).toBe(false);
  },
);

test.concurrent.each([
  ['preflite', 'There is no step "preflite". There is: preflight, '],
  ['prefligt', 'Did you mean "preflight"?'],
  ['something', 'There is no step "something". There is: preflight, '],
])('undo of "%s" proposes no other step to be undone', async (id, message) => {
  const { code, stderr } = await run(newAccountFile(), 'undo', id);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('next ');
  expect(code).toBe(2);
});

test.concurrent.each([
  [
    'a malformed image',
    ['run', 'register-task-definition', '--image', 'http://x y'],
    '--image got "http://x y"',
  ],
  ...['sg-mine', 'internal-app', 'app-'].map((name) => [
    `the name ${name}, which AWS would refuse`,
    ['tutorial', '--name', name],
    `--name got "${name}": expected 1 to 32 letters, digits and hyphens`,
  ]),
  [
    'a count that is no number',
    ['tutorial', '--desired-count', 'two'],
    '--desired-count got "two"',
  ],
  ['a port out of range', ['tutorial', '--port', '70000'], '--port got "70000"'],
  ['an address that is no range', ['tutorial', '--allow-from', 'me'], '--allow-from got "me"'],
  ['a target that is none', ['tutorial', '--target', 'azure'], 'expected one of local, aws'],
  ['a Region that is none', ['tutorial', '--region', 'home'], '--region got "home"'],
  [
    'a Region that AWS does not have',
    ['tutorial', '--region', 'us-esat-1'],
    '--region got "us-esat-1": expected a Region that exists: the closest name is us-east-1.',
  ],
  [
    'a Region that AWS does not have, of your account',
    ['tutorial', '--target', 'aws', '--region', 'eu-west-9'],
    '--region got "eu-west-9": expected a Region that exists: the closest name is eu-west-1.',
  ],
  [
    'a Region that AWS does not have, of the server',
    ['local-aws', '--region', 'eu-north-7'],
    'Expected a Region that exists: the closest name is eu-north-1.',
  ],
  ['a Region of another partition', ['tutorial', '--region', 'cn-north-1'], 'does not run in cn-'],
  [
    'a Region that is too long',
    ['tutorial', '--region', `us-${'a'.repeat(60)}-1`],
    'expected a Region',
  ],
  ['an account that is none', ['tutorial', '--account', '12'], '--account got "12"'],
  ['a number with an exponent', ['tutorial', '--port', '8e1'], '--port got "8e1"'],
  ['an empty number', ['tutorial', '--cpu', ''], '--cpu got ""'],
  ['an empty count', ['cleanup', '--desired-count='], '--desired-count got ""'],
  ['an empty name', ['tutorial', '--name', ''], '--name got ""'],
  [
    'an image that is too long',
    ['tutorial', '--image', 'a'.repeat(300)],
    'expected an image of at most 255 characters',
  ],
  [
    'memory that does not go with the CPU',
    ['tutorial', '--cpu', '512', '--memory', '99999'],
    '--memory got "99999": expected 1024 to 4096 in steps of 1024 MiB for 512 CPU units.',
  ],
  [
    'a CPU that Fargate has not',
    ['run', 'register-task-definition', '--cpu', '768'],
    '--cpu got "768": expected 256, 512, 1024',
  ],
  ['a port of the server out of range', ['local-aws', '--port', '99999'], 'from 0 to 65535'],
  ['an empty seed of the server', ['local-aws', '--seed', ''], 'Expected a text'],
])('%s is refused', async (_what, [script = '', ...args], message) => {
  const file = newAccountFile();
  const { code, stderr } = await run(file, script, ...args);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
  expect(existsSync(file)).toBe(false);
});

test.concurrent('a second command waits for the first, and says for whom', async () => {
  const file = newAccountFile();
  const first = sqliteStore(file, '"npm run tutorial" (process 1)');
  const second = start(file, 'status');
  const ended = finish(second);
  await printed(
    second,
    'Waiting for "npm run tutorial" (process 1), which is using the local account.',
  );
  await first.close();
  expect((await ended).code).toBe(0);
});

// Alone, so that the signal is sent before the tutorial is over.
test('Ctrl-C says what exists and what it costs, and the same command goes on', async () => {
  const file = newAccountFile();
  const child = start(file, 'tutorial');
  const ended = finish(child);
  // The role of ECS itself, which no cleanup deletes, and the execution role.
  await printed(child, 'created', 2);
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect(stdout).toContain('run the same command again to continue');
  expect(stdout).toMatch(/^\d+ of it exist now: .*role.* On AWS, it costs \S+ per hour\.$/m);
  expect(stdout).toMatch(/^undo {5}npm run cleanup$/m);
  expect(stderr).toBe('');
  expect(code).toBe(130);
  expect((await run(file, 'tutorial')).code).toBe(0);
});

/** A step and all that it needs, directly or not. */
function neededBy(step: Step): Set<Step> {
  return new Set([step, ...Object.values(step.needs).flatMap((need) => [...neededBy(need)])]);
}
