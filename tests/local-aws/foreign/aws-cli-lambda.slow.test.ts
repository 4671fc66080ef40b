import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { test } from 'vitest';
import { pythonPackage } from '../../../quality/bench/python-package.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { clientsOf, openLocalAws, serve } from '../../local.ts';
import { proof } from '../../proof.ts';
import { ARN, IMAGE, ROLE } from '../services/lambda-fixtures.ts';
import { startAwsCli } from './start-aws-cli.ts';

/** The command that is typed, and what the reply has to contain, or the refusal. */
const TYPED: [string[], string][] = [
  [
    [
      'create-function',
      '--function-name=hello',
      '--package-type=Image',
      `--code=ImageUri=${IMAGE}`,
      `--role=${ROLE}`,
      '--tags=project=demo',
    ],
    '"State": "Pending"',
  ],
  [['wait', 'function-active-v2', '--function-name=hello'], ''],
  [
    ['update-function-configuration', '--function-name=hello', '--memory-size=256'],
    '"LastUpdateStatus": "InProgress"',
  ],
  [['wait', 'function-updated-v2', '--function-name=hello'], ''],
  [['get-function', '--function-name=hello'], '"project": "demo"'],
  [['list-functions', '--query=Functions[].MemorySize'], '256'],
  [['create-function-url-config', '--function-name=hello', '--auth-type=NONE'], '.on.aws/'],
  [
    [
      'add-permission',
      '--function-name=hello',
      '--statement-id=all',
      '--action=lambda:InvokeFunctionUrl',
      '--principal=*',
      '--function-url-auth-type=NONE',
    ],
    '"Statement"',
  ],
  [['get-policy', '--function-name=hello'], 'InvokeFunctionUrl'],
  [['invoke', '--function-name=hello', '--invocation-type=DryRun', '/dev/null'], '204'],
  [['invoke', '--function-name=hello', '/dev/null'], '(NotImplemented)'],
  [['remove-permission', '--function-name=hello', '--statement-id=all'], ''],
  [['list-tags', `--resource=${ARN}`], '"project": "demo"'],
  [['delete-function-url-config', '--function-name=hello'], ''],
  [['delete-function', '--function-name=hello'], ''],
  [['get-function', '--function-name=hello'], '(ResourceNotFoundException)'],
];

test('the AWS CLI makes a Lambda function, waits for it, and takes it back', async () => {
  const counted = proof('the AWS CLI types what Lambda answers');
  if (pythonPackage('awscli') === undefined) {
    counted.skip('the AWS CLI is not here: pip install awscli');
    return counted.end();
  }
  const aws = await openLocalAws(allServices);
  await clientsOf(aws).iam.send(
    new CreateRoleCommand({ RoleName: 'hello', AssumeRolePolicyDocument: TRUST }),
  );
  const onBug = (error: unknown) => counted.fail(String(error));
  const server = await serve(aws, onBug);
  const cli = startAwsCli(server.url, { AWS_MAX_ATTEMPTS: '1' });
  for (const [typed, wanted] of TYPED) {
    const isRefused = wanted.startsWith('(');
    let fits = false;
    let seen = '';
    // The role is only new: whoever types again is let in, and nobody moves the clock.
    for (let tries = 0; tries < MOST_TRIES && !fits; tries++) {
      const { code, stdout, stderr } = await cli.ask(['lambda', ...typed, '--output=json']);
      fits = (code !== 0) === isRefused && (isRefused ? stderr : stdout).includes(wanted);
      seen = stdout + stderr;
    }
    counted.compare(`aws lambda ${typed.join(' ')}`, fits ? wanted : seen, wanted);
  }
  cli.stop();
  await server.close();
  counted.end();
}, 120_000);

// --- internal ---

/** As often as somebody types a command before giving up. */
const MOST_TRIES = 25;

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
});
