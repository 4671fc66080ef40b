import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { LOCAL_SETTINGS, makeClients } from '../../../src/engine/aws/clients.ts';
import { services } from '../../../src/engine/aws/index.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { raise } from '../../local.ts';

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

/** A local AWS that enforces IAM, or does not, with the clients of its owner and of whoever has keys. */
export async function openEnforced(enforcesIam = true) {
  const aws = await LocalAws.open({
    store: memoryStore(),
    services: allServices,
    onBug: raise,
    enforcesIam,
  });
  const clientsWith = (credentials: Keys) => clientsTo(inProcess(aws), credentials);
  const owner = clientsWith(LOCAL_SETTINGS.credentials);
  // ECS could not use its own role in the first seconds of the role's life.
  await owner.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await aws.pass(60_000);
  return { aws, owner, clientsWith, pass: (seconds: number) => aws.pass(seconds * 1000) };
}

/** SDK clients that sign with these keys, through a transport. */
export function clientsTo(requestHandler: object, { sessionToken, ...keys }: Keys) {
  const credentials = sessionToken === undefined ? keys : { ...keys, sessionToken };
  return makeClients(services, {
    ...LOCAL_SETTINGS,
    region: 'us-east-1',
    requestHandler,
    maxAttempts: 1,
    credentials,
  });
}

/** A policy with these statements, each an Allow. */
export function allowing(...statements: object[]): string {
  const Statement = statements.map((each) => ({ Effect: 'Allow', ...each }));
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** Makes a user with a policy, a managed one where it is an ARN, and returns the user's keys. */
export async function userWith(
  { iam }: Pick<ReturnType<typeof clientsTo>, 'iam'>,
  UserName: string,
  policy?: string,
): Promise<Keys> {
  await iam.send(new CreateUserCommand({ UserName }));
  if (policy?.startsWith('arn:')) {
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: policy }));
  } else if (policy !== undefined) {
    await iam.send(
      new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: policy }),
    );
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}
