import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteSubnetCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  DeregisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { needsOf } from '../../quality/harness/account-before.ts';
import { openLocalRun, type LocalRun } from '../../quality/harness/local-run.ts';
import { deployBlueGreen } from '../../scripts/steps/deploy-blue-green.ts';
import { deployCanary } from '../../scripts/steps/deploy-canary.ts';
import { deployLinear } from '../../scripts/steps/deploy-linear.ts';
import { steps } from '../../scripts/steps/index.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import type { Exchange } from '../../src/engine/aws-cli/exchange.ts';
import { cliScript } from '../../src/engine/aws-cli/script.ts';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import type { Step } from '../../src/engine/step.ts';
import { serve } from '../local.ts';
import { startAwsCliForks, type AwsCliForks } from './aws-cli-forks.ts';
import { canType, hasAwsCli } from '../../quality/harness/has-aws-cli.ts';

/** Neither the account nor the Region in which the scripts were recorded. */
const ELSEWHERE = { accountId: '444455556666', region: 'eu-south-2' };
const RECORDED = { accountId: '111122223333', region: 'us-east-1' };

const scripted = steps.filter(({ id }) => existsSync(`src/recordings/${id}/aws-cli.sh`));
const hasCli = hasAwsCli();
if (!hasCli)
  process.stdout.write('skipped  the AWS CLI is not installed: its commands are not typed\n');

test('every step that writes has a script for the AWS CLI', () => {
  const writing = steps.filter(({ kind }) => kind !== 'reads');
  expect(scripted).toEqual(writing);
});

/** Told to the AWS CLI of every script. */
const environment = {
  AWS_REGION: ELSEWHERE.region,
  AWS_DEFAULT_REGION: ELSEWHERE.region,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  AWS_PAGER: '',
};
let forks: AwsCliForks | undefined;
beforeAll(async () => {
  if (hasCli) forks = await startAwsCliForks(environment);
});
afterAll(() => forks?.stop());

const typeable = scripted.filter(({ id }) => canType(id));
for (const { id } of scripted.filter((step) => !typeable.includes(step)))
  process.stdout.write(`skipped  the AWS CLI here is older than the options of ${id}\n`);

test.runIf(hasCli).each(typeable)(
  'typed with the AWS CLI elsewhere, $id leaves the account as the program does',
  { timeout: 300_000 },
  async (step) => leavesTheSame(step, await elsewhereBefore(step)),
);

// A listener that has shifted traffic names its target groups with their weights, and no longer each by itself.
test.runIf(hasCli).each([deployCanary, deployLinear])(
  'typed after another version was deployed, $id leaves the account as the program does',
  { timeout: 300_000 },
  async (step) => {
    const { runner, rows } = await openLocalRun({
      ...ELSEWHERE,
      rows: await elsewhereBefore(step),
      given: { decision: 'continue' },
    });
    await runner.run(deployBlueGreen);
    await leavesTheSame(step, rows);
  },
);

test('the reply with a thing itself tells its id, and not an earlier one that refers to it', () => {
  const TargetGroupArn = `arn:aws:elasticloadbalancing:us-east-1:${RECORDED.accountId}:targetgroup/green/0123456789abcdef`;
  const elb = { service: 'elasticloadbalancing' };
  const script = scriptOf(
    {
      ...elb,
      operation: 'DescribeListeners',
      input: { ListenerArns: ['arn'] },
      output: { Listeners: [{ Port: 8080, DefaultActions: [{ TargetGroupArn }] }] },
    },
    {
      ...elb,
      operation: 'DescribeTargetGroups',
      input: { Names: ['green'] },
      output: { TargetGroups: [{ TargetGroupArn }] },
    },
    { ...elb, operation: 'DeleteTargetGroup', input: { TargetGroupArn } },
  );
  expect(script).toMatchInlineSnapshot(`
    "TARGET_GROUP=$(aws elbv2 describe-target-groups \\
      --names green \\
      --query 'TargetGroups[0].TargetGroupArn' --output text)

    aws elbv2 delete-target-group \\
      --target-group-arn "$TARGET_GROUP"
    "
  `);
});

test.runIf(hasCli)('the Region is the one that the commands of the AWS CLI go to', () => {
  const [line] = /^REGION=.*$/m.exec(roleOf(RECORDED))!;
  const folder = mkdtempSync(join(tmpdir(), 'aws-cli-'));
  const file = join(folder, 'config');
  writeFileSync(file, '[default]\nregion = eu-north-1\n');
  const region = (env: Record<string, string>) =>
    spawnSync('bash', ['-euo', 'pipefail', '-c', `${line}; echo "$REGION"`], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder, AWS_CONFIG_FILE: file, ...env },
    }).stdout.trim();
  try {
    expect(region({})).toBe('eu-north-1');
    expect(region({ AWS_DEFAULT_REGION: 'eu-west-1' })).toBe('eu-west-1');
    expect(region({ AWS_DEFAULT_REGION: 'eu-west-1', AWS_REGION: 'eu-west-2' })).toBe('eu-west-2');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an id that AWS made up becomes a variable, read from the reply that told it', () => {
  const id = 'sg-0123456789abcdef0';
  const script = scriptOf(
    {
      operation: 'CreateSecurityGroup',
      input: { GroupName: "the reader's" },
      output: { GroupId: id },
      why: 'make it',
    },
    { operation: 'DescribeSecurityGroups', input: { GroupIds: [id] } },
    { operation: 'DeleteSecurityGroup', input: { GroupId: id, DryRun: false } },
  );
  expect(script).toMatchInlineSnapshot(`
    "# Make it.
    SECURITY_GROUP=$(aws ec2 create-security-group \\
      --group-name 'the reader'\\''s' \\
      --query 'GroupId' --output text)

    aws ec2 delete-security-group \\
      --group-id "$SECURITY_GROUP" \\
      --no-dry-run
    "
  `);
});

test('where the step waited for its service between two writes, the script waits too', () => {
  const look = {
    service: 'ecs',
    operation: 'DescribeServices',
    input: { cluster: 'demo', services: ['web'] },
  };
  const script = scriptOf(
    { service: 'ecs', operation: 'UpdateService', input: { cluster: 'demo', service: 'web' } },
    look,
    { ...look },
    { service: 'ecs', operation: 'UntagResource', input: { resourceArn: 'web' } },
  );
  expect(script).toMatchInlineSnapshot(`
    "aws ecs update-service \\
      --cluster demo \\
      --service web

    # Wait until the service is steady.
    aws ecs wait services-stable \\
      --cluster demo \\
      --services web

    aws ecs untag-resource \\
      --resource-arn web
    "
  `);
});

test('the account and the Region become variables, in a document and in an ARN', () => {
  expect(roleOf(RECORDED)).toMatchInlineSnapshot(`
    "# Your account.
    ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

    # Your Region: from the environment, or from \`aws configure\`.
    REGION=\${AWS_REGION:-\${AWS_DEFAULT_REGION:-$(aws configure get region)}}

    aws iam create-role \\
      --assume-role-policy-document '{"account":"'"$ACCOUNT"'","source":"arn:aws:ecs:'"$REGION"':'"$ACCOUNT"':*"}'

    aws iam attach-role-policy \\
      --policy-arn "arn:aws:iam::\${ACCOUNT}:policy/mine"
    "
  `);
  const input = { LogGroupName: `logs-of-${RECORDED.accountId}` };
  expect(scriptOf({ service: 'logs', operation: 'CreateLogGroup', input })).toMatchInlineSnapshot(`
    "# Your account.
    ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

    aws logs create-log-group \\
      --log-group-name "logs-of-\${ACCOUNT}"
    "
  `);
});

test('the script is the same wherever it was recorded', () => {
  expect(roleOf(ELSEWHERE)).toBe(roleOf(RECORDED));
});

test('a task definition is read with its revision, and revision 1 is not seen in revision 10', () => {
  const arn = `arn:aws:ecs:us-east-1:${RECORDED.accountId}:task-definition/web`;
  const script = scriptOf(
    {
      service: 'ecs',
      operation: 'DescribeTaskDefinition',
      input: { taskDefinition: 'web' },
      output: { taskDefinition: { taskDefinitionArn: `${arn}:1` } },
    },
    {
      service: 'ecs',
      operation: 'TagResource',
      input: { resourceArn: `${arn}:1`, tags: [{ key: 'next', value: `${arn}:10` }] },
    },
  );
  expect(script).toMatchInlineSnapshot(`
    "# Your account.
    ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

    # Your Region: from the environment, or from \`aws configure\`.
    REGION=\${AWS_REGION:-\${AWS_DEFAULT_REGION:-$(aws configure get region)}}

    TASK_DEFINITION=$(aws ecs describe-task-definition \\
      --task-definition web \\
      --query 'taskDefinition.taskDefinitionArn' --output text)

    aws ecs tag-resource \\
      --resource-arn "$TASK_DEFINITION" \\
      --tags '[
        {
          "key": "next",
          "value": "arn:aws:ecs:'"$REGION"':'"$ACCOUNT"':task-definition/web:10"
        }
      ]'
    "
  `);
});

test.each([2, 3])('all %i subnets of a Region are one list', (count) => {
  const script = network(SUBNETS.slice(0, count));
  expect(script).toBe(network(SUBNETS));
  expect(script).toMatchInlineSnapshot(`
    "SUBNETS=$(aws ec2 describe-subnets \\
      --query 'sort(Subnets[].SubnetId)' --output json)

    aws ecs create-service \\
      --network-configuration '{
        "awsvpcConfiguration": {
          "subnets": '"$SUBNETS"'
        }
      }'
    "
  `);
});

test('some subnets of a Region are variables of their own, and so is the only one', () => {
  expect(network(SUBNETS.slice(0, 2), SUBNETS)).toMatchInlineSnapshot(`
    "read -r SUBNET SUBNET_2 <<< "$(aws ec2 describe-subnets \\
      --query '[Subnets[2].SubnetId, Subnets[1].SubnetId]' --output text)"

    aws ecs create-service \\
      --network-configuration '{
        "awsvpcConfiguration": {
          "subnets": [
            "'"$SUBNET"'",
            "'"$SUBNET_2"'"
          ]
        }
      }'
    "
  `);
  expect(network(SUBNETS.slice(0, 1))).toContain(
    `SUBNET=$(aws ec2 describe-subnets \\\n  --query 'Subnets[0].SubnetId' --output text)`,
  );
});

test('a list and an id of the same reply are read at once, and are not taken for each other', () => {
  const subnets = SUBNETS.slice(0, 2);
  const script = scriptOf(
    describe(subnets),
    { operation: 'DeleteSubnet', input: { SubnetId: subnets[0] } },
    { operation: 'CreateVpcEndpoint', input: { SubnetIds: subnets, Nested: [{ subnets }] } },
  );
  expect(script).toMatchInlineSnapshot(`
    "read -r SUBNET SUBNETS <<< "$(aws ec2 describe-subnets \\
      --query '[Subnets[0].SubnetId, to_string(Subnets[].SubnetId)]' --output text)"

    aws ec2 delete-subnet \\
      --subnet-id "$SUBNET"

    aws ec2 create-vpc-endpoint \\
      --subnet-ids "$SUBNETS" \\
      --nested '[
        {
          "subnets": '"$SUBNETS"'
        }
      ]'
    "
  `);
});

test('one of several elements is named by what it is, and not by its place', () => {
  const listener = (port: number, id: string) => ({
    ListenerArn: `arn:aws:elasticloadbalancing:us-east-1:${RECORDED.accountId}:listener/app/web/${id}/${id}`,
    Port: port,
    Protocol: 'HTTP',
  });
  const [production, test] = [listener(80, '0123456789abcdef'), listener(8080, 'fedcba9876543210')];
  const script = scriptOf(
    {
      service: 'elasticloadbalancing',
      operation: 'DescribeListeners',
      input: {},
      output: { Listeners: [test, production] },
    },
    {
      service: 'elasticloadbalancing',
      operation: 'DeleteListener',
      input: { ListenerArn: production.ListenerArn },
    },
  );
  expect(script).toContain("--query 'Listeners[?Port==`80`].ListenerArn | [0]' --output text)");
});

test('a name tells an element from the others before anything else, and an ARN never does', () => {
  const group = (GroupId: string, GroupName: string, Size: number) => ({
    SecurityGroupArn: `arn:aws:ec2:us-east-1:${RECORDED.accountId}:security-group/${GroupId}`,
    Size,
    GroupId,
    GroupName,
  });
  const groups = [
    group('sg-0aaaaaaaaaaaaaaaa', 'app', 1),
    group('sg-0bbbbbbbbbbbbbbbb', 'front', 2),
  ];
  const script = scriptOf(
    { operation: 'DescribeSecurityGroups', input: {}, output: { SecurityGroups: groups } },
    { operation: 'DeleteSecurityGroup', input: { GroupId: groups[1]!.GroupId } },
  );
  expect(script).toContain('[?GroupName==`"front"`].GroupId | [0]');
});

test('what a step waited for is waited for, and so is the end of what it began', () => {
  const arn = `arn:aws:ecs:us-east-1:${RECORDED.accountId}:service-deployment/web/web/8Y3pLm`;
  const look = (status: string, ...hooks: object[]) => ({
    service: 'ecs',
    operation: 'DescribeServiceDeployments',
    input: { serviceDeploymentArns: [arn] },
    output: { serviceDeployments: [{ status, lifecycleHookDetails: hooks }] },
    why: 'see how far it is',
  });
  const hookId = 'ecs-pause-ABC';
  const script = scriptOf(
    {
      service: 'ecs',
      operation: 'UpdateService',
      input: { service: 'web' },
      output: { service: { currentServiceDeployment: arn } },
    },
    look('IN_PROGRESS'),
    look('IN_PROGRESS', { hookId, status: 'AWAITING_ACTION' }),
    {
      service: 'ecs',
      operation: 'ContinueServiceDeployment',
      input: { serviceDeploymentArn: arn, hookId },
    },
    look('IN_PROGRESS'),
    look('SUCCESSFUL'),
  );
  expect(script).toMatchInlineSnapshot(`
    "SERVICE_DEPLOYMENT=$(aws ecs update-service \\
      --service web \\
      --query 'service.currentServiceDeployment' --output text)

    # Every 10 seconds, see how far it is.
    HOOK=None
    while [ "$HOOK" = None ]; do
      sleep 10
      HOOK=$(aws ecs describe-service-deployments \\
        --service-deployment-arns "$SERVICE_DEPLOYMENT" \\
        --query 'serviceDeployments[0].lifecycleHookDetails[?status==\`"AWAITING_ACTION"\`].hookId | [0]' --output text)
    done

    aws ecs continue-service-deployment \\
      --service-deployment-arn "$SERVICE_DEPLOYMENT" \\
      --hook-id "$HOOK"

    # Every 10 seconds, see how far it is.
    STATUS=
    until [[ $STATUS =~ (SUCCESSFUL|FAILED|STOPPED)$ ]]; do
      sleep 10
      STATUS=$(aws ecs describe-service-deployments \\
        --service-deployment-arns "$SERVICE_DEPLOYMENT" \\
        --query 'serviceDeployments[0].status' --output text)
    done
    echo "$STATUS"
    "
  `);
});

const SUBNETS = ['subnet-0aaaaaaaa', 'subnet-0cccccccc', 'subnet-0dddddddd'];

/** A service in subnets, sorted, which are all that the Region has or some of them. */
function network(subnets: string[], all = subnets): string {
  const input = { networkConfiguration: { awsvpcConfiguration: { subnets } } };
  return scriptOf(describe(all.toReversed()), {
    service: 'ecs',
    operation: 'CreateService',
    input,
  });
}

function describe(subnets: string[]) {
  const output = { Subnets: subnets.map((SubnetId) => ({ SubnetId })) };
  return { operation: 'DescribeSubnets', input: {}, output };
}

/** A role that is made, and given a policy, in some account and Region. */
function roleOf(where: typeof RECORDED): string {
  const document = {
    account: where.accountId,
    source: `arn:aws:ecs:${where.region}:${where.accountId}:*`,
  };
  const role = {
    service: 'iam',
    operation: 'CreateRole',
    input: { AssumeRolePolicyDocument: JSON.stringify(document) },
  };
  const PolicyArn = `arn:aws:iam::${where.accountId}:policy/mine`;
  return cliScript(
    [role, { service: 'iam', operation: 'AttachRolePolicy', input: { PolicyArn } }].map(exchange),
    where,
  );
}

function scriptOf(...exchanges: Part[]): string {
  return cliScript(exchanges.map(exchange), RECORDED);
}

type Part = Partial<Exchange> & Pick<Exchange, 'operation' | 'input'>;

function exchange(part: Part): Exchange {
  return { service: 'ec2', output: {}, why: undefined, own: true, ...part };
}

/**
 * Makes the account that a step needs, and in which nothing is as it was recorded: a default subnet is gone, and the
 * first revision of the task definition.
 */
async function elsewhereBefore(step: Step): Promise<Rows> {
  const { session, runner, rows } = await openLocalRun(ELSEWHERE);
  const { ec2, ecs } = session.clients;
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  await ec2.send(new DeleteSubnetCommand({ SubnetId: Subnets![0]!.SubnetId }));
  const family = session.where.name;
  const containerDefinitions = [{ name: 'old', image: 'httpd', memory: 512 }];
  await ecs.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions }));
  await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: `${family}:1` }));
  for (const need of needsOf(step)) await runner.run(need);
  return rows;
}

/** Types a step's script in one copy of an account, runs the program in another, and compares what both leave. */
async function leavesTheSame(step: Step, rows: Rows): Promise<void> {
  const program = await openLocalRun({ ...ELSEWHERE, rows });
  await program.runner.run(step);
  const typed = await openLocalRun({ ...ELSEWHERE, rows });
  // A person types more slowly than a new role spreads.
  await typed.aws.pass(60_000);
  const server = await serve(typed.aws, (error) => expect.fail(String(error)));
  try {
    expect(await bash(`src/recordings/${step.id}/aws-cli.sh`, server.url)).toBe(0);
  } finally {
    await server.close();
  }
  // The state that the program waits for comes for the typed account too, only later; and a replaced task goes in both.
  for (const { aws } of [typed, program]) {
    for (let look = 0; look < 40; look++) await aws.sleep(5_000);
  }
  expect(await inventory(typed)).toEqual(await inventory(program));
}

/** Types a script. It does not sleep between two looks: time passes on the other side, with every poll. */
async function bash(script: string, url: string): Promise<number | null> {
  const folder = mkdtempSync(join(tmpdir(), 'aws-cli-'));
  const file = join(folder, 'functions.sh');
  writeFileSync(file, `sleep() { :; }\n${forks?.functionOfBash ?? ''}`);
  const child = spawn('bash', ['-euo', 'pipefail', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment, BASH_ENV: file, AWS_ENDPOINT_URL: url },
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  rmSync(folder, { recursive: true });
  return code;
}

async function inventory({ aws }: LocalRun) {
  const items = await aws.inventory();
  return items.sort((a, b) => (a.id < b.id ? -1 : 1));
}
