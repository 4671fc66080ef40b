import { test } from 'vitest';
import { pythonPackage } from '../../../quality/bench/python-package.ts';
import { LOCAL_CREDENTIALS } from '../../../src/engine/aws/clients.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { raise, serve } from '../../local.ts';
import { proof } from '../../proof.ts';
import { startAwsCli } from './start-aws-cli.ts';

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'logs:CreateLogGroup', Resource: '*' }],
});

test('the AWS CLI makes a user with a key and a policy, and is let in, refused and allowed by them', async () => {
  const counted = proof('the AWS CLI signs as users of an account that enforces IAM');
  if (pythonPackage('awscli') === undefined) {
    counted.skip('the AWS CLI is not here: pip install awscli');
    return counted.end();
  }
  const store = memoryStore();
  const aws = await LocalAws.open({
    store,
    services: allServices,
    onBug: raise,
    enforcesIam: true,
  });
  const server = await serve(aws, raise);
  const cliOf = (keys: { accessKeyId: string; secretAccessKey: string }) =>
    startAwsCli(server.url, {
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    });
  const owner = cliOf(LOCAL_CREDENTIALS);
  await owner.ask(['iam', 'create-user', '--user-name=anna']);
  const made = await owner.ask(['iam', 'create-access-key', '--user-name=anna', '--output=json']);
  const { AccessKey } = JSON.parse(made.stdout) as {
    AccessKey: { AccessKeyId: string; SecretAccessKey: string };
  };
  const keys = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
  const anna = cliOf(keys);
  const wrong = cliOf({ ...keys, secretAccessKey: LOCAL_CREDENTIALS.secretAccessKey });
  const nobody = cliOf({ ...keys, accessKeyId: 'AKIANOBODYHASTHISKEY' });
  const whoami = ['sts', 'get-caller-identity', '--query=Arn', '--output=text'];
  const create = ['logs', 'create-log-group', '--log-group-name=/anna'];
  const said = ({ stdout, stderr }: { stdout: string; stderr: string }) =>
    (/\((\w+)\) when calling/.exec(stderr)?.[1] ?? stdout).trim();
  const who = 'arn:aws:iam::111122223333:user/anna';
  counted.compare('who anna is', said(await anna.ask(whoami)), who);
  counted.compare('a wrong secret', said(await wrong.ask(whoami)), 'SignatureDoesNotMatch');
  counted.compare('an unknown key', said(await nobody.ask(whoami)), 'InvalidClientTokenId');
  counted.compare('before', said(await anna.ask(create)), 'AccessDeniedException');
  await owner.ask([
    'iam',
    'put-user-policy',
    '--user-name=anna',
    '--policy-name=own',
    `--policy-document=${POLICY}`,
  ]);
  counted.compare('after', String((await anna.ask(create)).code), '0');
  const list = ['logs', 'describe-log-groups'];
  counted.compare('another', said(await anna.ask(list)), 'AccessDeniedException');
  for (const cli of [owner, anna, wrong, nobody]) cli.stop();
  await server.close();
  counted.end();
}, 120_000);
