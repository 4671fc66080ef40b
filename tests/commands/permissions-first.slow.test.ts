import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Policy } from '../../src/engine/permissions.ts';
import type { HttpServer } from '../../src/local-aws/transports/http-server.ts';
import { allowing, openEnforced } from '../local-aws/services/enforced-fixtures.ts';
import { serve } from '../local.ts';
import { finish, newAccountFile, startWith, type Outcome } from './command.ts';

// Each of these starts a process.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let open: Awaited<ReturnType<typeof openEnforced>>;
let server: HttpServer;
beforeAll(async () => {
  open = await openEnforced();
  server = await serve(open.aws, (error) => console.error(error));
});
afterAll(() => server.close());

/** Runs a command as a session of a role with a path, which may do what a policy says. */
async function as(role: string, policy: object, ...args: string[]): Promise<Outcome> {
  const { iam, sts } = open.owner;
  const trust = allowing({ Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' });
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: role, Path: '/team/', AssumeRolePolicyDocument: trust }),
  );
  const PolicyDocument = allowing(policy);
  await iam.send(new PutRolePolicyCommand({ RoleName: role, PolicyName: 'own', PolicyDocument }));
  await open.pass(60);
  const assume = new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'reader' });
  const { Credentials } = await sts.send(assume);
  const settings = {
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: Credentials!.AccessKeyId!,
    AWS_SECRET_ACCESS_KEY: Credentials!.SecretAccessKey!,
    AWS_SESSION_TOKEN: Credentials!.SessionToken!,
    AWS_REGION: 'us-east-1',
  };
  const flags = ['--target', 'aws', '--account', '111122223333'];
  return finish(startWith(settings, newAccountFile(), ...(args as [string]), ...flags));
}

/** The policy that a command printed among its lines. */
function policyIn(stdout: string): Policy {
  return JSON.parse(/^\{$[^]*?^\}$/m.exec(stdout)![0]) as Policy;
}

const writes = () =>
  open.aws.journal
    .since(0)
    .filter(({ operation }) => /^(Create|Register|Run|Put)/.test(operation))
    .map(({ service, operation }) => `${service}:${operation}`);

test('before anything is billed the permissions that are missing are printed as a policy, and nothing is made', async () => {
  const before = writes().length;
  const all = { NotAction: ['ecs:CreateService', 'logs:*'], Resource: '*' };
  const { code, stdout, stderr } = await as('narrow', all, 'tutorial', '--name', 'mine');
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining('You lack permissions that these steps, or their undo, need'),
    'next     npm run tutorial -- --name mine --target aws --account 111122223333 --unchecked',
  ]);
  const policy = policyIn(stdout);
  const actions = policy.Statement.flatMap(({ Action }) => Action);
  expect(actions).toContain('ecs:CreateService');
  expect(actions).toContain('logs:CreateLogGroup');
  expect(actions.every((action) => /^(ecs:CreateService|logs:)/.test(action))).toBe(true);
  expect(JSON.stringify(policy)).toContain('service/mine/mine');
  expect(code).toBe(2);
  // The role itself and its policy are the test's own.
  expect(writes().slice(before)).toEqual(['iam:CreateRole', 'iam:PutRolePolicy']);
});

test('who may do all of it goes on, and so does who says so', async () => {
  const args = ['tutorial', '--to', 'create-service', '--name', 'wide'];
  const wide = await as('wide', { Action: '*', Resource: '*' }, ...args);
  expect(wide.stderr).toBe('');
  expect(wide.code).toBe(0);
  const unchecked = await as(
    'unchecked',
    { NotAction: 'ecs:DeleteService', Resource: '*' },
    ...args,
    '--unchecked',
  );
  expect(unchecked.stdout).toContain('already done');
  expect(unchecked.code).toBe(0);
});

test('who may not ask is told, and goes on', async () => {
  const { stdout, code } = await as(
    'blind',
    { NotAction: 'iam:SimulatePrincipalPolicy', Resource: '*' },
    ...['tutorial', '--to', 'create-service', '--name', 'blind'],
  );
  expect(stdout).toContain(
    'Your permissions could not be checked first, so AWS may still refuse a call: IAM answered AccessDenied',
  );
  expect(code).toBe(0);
});
