import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accountBefore } from '../../scripts/lib/account-before.ts';
import { openLocalRun, type LocalRun } from '../../scripts/lib/local-run.ts';
import { steps } from '../../scripts/steps/index.ts';
import { openHttpDoor } from '../../src/local-aws/http-door.ts';
import { cliScript } from '../../src/tutorial/aws-cli.ts';
import { LOCAL_CREDENTIALS } from '../../src/tutorial/clients.ts';

const scripted = steps.filter(({ id }) => existsSync(`src/recordings/${id}/aws-cli.sh`));
const hasCli = spawnSync('aws', ['--version']).status === 0;
if (!hasCli)
  process.stdout.write('skipped  the AWS CLI is not installed: its commands are not typed\n');

test('every step that writes has a script for the AWS CLI', () => {
  const writing = steps.filter(({ kind }) => kind !== 'reads');
  expect(scripted).toEqual(writing);
});

test.runIf(hasCli).each(scripted)(
  'typed with the AWS CLI, $id leaves the account as the program does',
  { timeout: 120_000 },
  async (step) => {
    const before = await accountBefore(step);
    const program = await openLocalRun({ rows: before });
    await program.runner.run(step);
    const typed = await openLocalRun({ rows: before });
    // A person types more slowly than a new role spreads.
    await typed.aws.sleep(60_000);
    const door = await openHttpDoor(typed.aws, {
      port: 0,
      speed: 'virtual',
      identity: 'test',
      onBug: (error) => expect.fail(String(error)),
    });
    try {
      expect(await bash(`src/recordings/${step.id}/aws-cli.sh`, door.url)).toBe(0);
    } finally {
      await door.close();
    }
    // What the program waits for happens to the typed account too, only later.
    for (let look = 0; look < 40; look++) await typed.aws.sleep(5_000);
    expect(await inventory(typed)).toEqual(await inventory(program));
  },
);

test('an id that AWS made up becomes a variable, read from the reply that told it', () => {
  const id = 'sg-0123456789abcdef0';
  const script = cliScript([
    {
      service: 'ec2',
      operation: 'CreateSecurityGroup',
      input: { GroupName: "the reader's" },
      output: { GroupId: id },
      why: 'make it',
      own: true,
    },
    {
      service: 'ec2',
      operation: 'DescribeSecurityGroups',
      input: { GroupIds: [id] },
      output: {},
      why: undefined,
      own: true,
    },
    {
      service: 'ec2',
      operation: 'DeleteSecurityGroup',
      input: { GroupId: id, DryRun: false },
      output: {},
      why: undefined,
      own: true,
    },
  ]);
  expect(script).toMatchInlineSnapshot(`
    "# Make it.
    GROUP=$(aws ec2 create-security-group \\
      --group-name 'the reader'\\''s' \\
      --query 'GroupId' --output text)

    aws ec2 delete-security-group \\
      --group-id "$GROUP" \\
      --no-dry-run
    "
  `);
});

function bash(script: string, url: string): Promise<number | null> {
  const child = spawn('bash', ['-euo', 'pipefail', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
      AWS_PAGER: '',
    },
  });
  return new Promise((done) => child.on('close', done));
}

async function inventory({ aws }: LocalRun) {
  const items = await aws.inventory();
  return items.sort((a, b) => (a.id < b.id ? -1 : 1));
}
