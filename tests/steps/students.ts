import { AttachUserPolicyCommand, CreatePolicyCommand } from '@aws-sdk/client-iam';
import { usedServices } from '../../scripts/services.ts';
import { LOCAL_SETTINGS, makeClients } from '../../src/engine/aws/clients.ts';
import { services, type Clients } from '../../src/engine/aws/index.ts';
import type { StepEvent } from '../../src/engine/events.ts';
import { policyOf } from '../../src/engine/permissions.ts';
import { Runner } from '../../src/engine/runner.ts';
import { SessionInputs } from '../../src/engine/session-inputs.ts';
import type { Session } from '../../src/engine/session.ts';
import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { memoryStore } from '../../src/local-aws/stores/memory.ts';
import { callsOf, POLICIES } from '../../src/site/weaving/whole-policy.ts';
import { NAME } from '../../quality/harness/local-run.ts';
import { userWith, type Keys } from '../local-aws/services/enforced-fixtures.ts';
import { raise, serve } from '../local.ts';

/** An account that several people use, each with keys of their own, over HTTP; a teacher owns it. */
export interface Classroom {
  aws: LocalAws;
  teacher: Student;
  /** Makes a user of that name, with these of the printed policies, written for the name. */
  student(name: string, ...policies: string[]): Promise<Student>;
  /** The teacher's steps under the name of a student. */
  teacherFor(name: string): Student;
  close(): Promise<void>;
}

/** Somebody who does the tutorial under a name. */
export interface Student {
  clients: Clients;
  session: Session;
  runner: Runner;
  events: StepEvent[];
}

/** Opens such an account, in which IAM is enforced and everyone signs their requests. */
export async function openClassroom(): Promise<Classroom> {
  const aws = await LocalAws.open({
    store: memoryStore(),
    services: allServices,
    onBug: raise,
    enforcesIam: true,
  });
  const server = await serve(aws, raise);
  const as = (keys: Keys, name: string) => studentOf(aws, server.url, keys, name);
  const owner = LOCAL_SETTINGS.credentials;
  const teacher = as(owner, 'teacher');
  return {
    aws,
    teacher,
    teacherFor: (name) => as(owner, name),
    async student(name, ...policies) {
      const { iam } = teacher.clients;
      const keys = await userWith({ iam }, name);
      for (const id of policies) {
        const { Policy } = await iam.send(
          new CreatePolicyCommand({
            PolicyName: `${name}-${id}`,
            PolicyDocument: printedPolicy(id, name),
          }),
        );
        await iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn: Policy!.Arn! }));
      }
      return as(keys, name);
    },
    close: () => server.close(),
  };
}

// --- internal ---

/** A policy that the page "IAM permissions" prints, with another name in the place of the default. */
function printedPolicy(id: string, name: string): string {
  const part = POLICIES.find((each) => each.id === id);
  if (!part) throw new Error(`no policy is printed as ${id}`);
  const policy = policyOf(callsOf(part, 'tests/steps/students.ts'));
  return JSON.stringify(policy).replaceAll(NAME, name);
}

function studentOf(aws: LocalAws, endpoint: string, credentials: Keys, name: string): Student {
  const region = 'us-east-1';
  const { accessKeyId, secretAccessKey } = credentials;
  const clients = makeClients(services, {
    ...LOCAL_SETTINGS,
    region,
    endpoint,
    credentials: { accessKeyId, secretAccessKey },
  });
  const events: StepEvent[] = [];
  const session: Session = {
    where: { target: 'local', accountId: aws.account.id, region, name },
    services: usedServices,
    clients,
    inputs: new SessionInputs({}),
    sleep: async (seconds) => (await aws.sleep(seconds * 1000)) / 1000,
    ask: () => Promise.resolve(undefined),
    emit: (event) => events.push(event),
  };
  return { clients, session, runner: new Runner(session), events };
}
