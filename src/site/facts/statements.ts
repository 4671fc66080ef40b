import { DISK_GIB } from '../../engine/prices.ts';
import type { Source } from './fact.ts';

/**
 * A sentence that the pages once had wrong. A number is bound wherever it stands, a sentence is not: so the true one stands
 * here with its sources, where it has to be said, and how the false one is recognized.
 */
export interface Statement {
  /** The true sentence. */
  what: string;
  /** The sentence in each of the files, letter for letter but for the markup. */
  says: string;
  /** Paths from the project's root. */
  in: readonly string[];
  /** How the false statement is recognized, in whatever a reader may see. */
  never: RegExp;
  sources: readonly Source[];
}

const PAGES = 'src/content/docs';

/** The statements. `npm run check` looks for each, for its opposite, and for what its sources say. */
export const STATEMENTS: readonly Statement[] = [
  {
    what: 'an INACTIVE task definition stays with the services that have it, and they scale with it',
    says: 'such a service may still scale with it',
    in: [`${PAGES}/concepts/task-definition.mdx`],
    never: /nothing new may use it/i,
    sources: [
      {
        file: 'node_modules/@aws-sdk/client-ecs/dist-types/commands/DeregisterTaskDefinitionCommand.d.ts',
        says: "can still scale up or down by modifying the service's desired count",
      },
      {
        url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deregister-task-definition-v2.html',
        read: '2026-11-28',
      },
    ],
  },
  {
    what: 'the disk of an instance is the root volume of the ECS-optimized Amazon Linux 2023 image',
    says: `root volume of ${DISK_GIB} GiB`,
    in: [`${PAGES}/reference/what-does-it-cost.mdx`, `${PAGES}/reference/calculator.mdx`],
    never: /\bdisks? of (8|\$\{\w+\}) GB\b/i,
    sources: [
      {
        url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html',
        read: '2026-11-28',
      },
    ],
  },
  {
    what: 'Lambda bills the INIT phase of every function, since 1 August 2025',
    says: 'since August 2025',
    in: [`${PAGES}/reference/fargate-or-lambda.mdx`, `${PAGES}/reference/calculator.mdx`],
    never:
      /INIT phase (is|was|costs) (free|not billed|unbilled|nothing)|charges for the time that it takes|paid for while it works\./i,
    sources: [
      {
        url: 'https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/',
        read: '2026-11-28',
      },
    ],
  },
  {
    what: 'the pages of steps and of concepts have programs, but for one, and hardly any other page has',
    says: 'is each concept page, except',
    in: ['README.md', `${PAGES}/start/how-it-works.mdx`],
    never: /every page( of the tutorial)? is paired/i,
    sources: [{ file: 'quality/checks/names.ts', says: "const OVERVIEW = 'concepts/the-picture'" }],
  },
  {
    what: 'the step of the service writes before it waits again',
    says: 'first sends UpdateService',
    in: [`${PAGES}/steps/create-service.mdx`],
    never: /goes on waiting/i,
    sources: [
      {
        file: 'scripts/steps/create-service.ts',
        says: 'await ecs.send(new UpdateServiceCommand(update))',
      },
      {
        file: 'src/recordings/create-service/laws.txt',
        says: 'calls ecs:UpdateService to change the service to what you asked for calls ecs:TagResource',
      },
    ],
  },
  {
    what: 'some failures cannot be made to happen on the local AWS',
    says: 'you cannot trigger them on the local AWS',
    in: [`${PAGES}/reference/when-it-fails.mdx`],
    never: /(every|each|any) failure can be (made to happen|triggered)/i,
    sources: [
      { file: 'scripts/failures/typed.ts', says: 'if (denied !== undefined) return undefined;' },
    ],
  },
  {
    what: 'a step that only reads has no undo',
    says: 'every step that makes something has an undo',
    in: [`${PAGES}/index.mdx`, `${PAGES}/steps/preflight.mdx`],
    never: /every (step|page) has an undo/i,
    sources: [{ file: 'scripts/steps/preflight.ts', says: "kind: 'reads'" }],
  },
  {
    what: 'cleanup leaves the service-linked role, which belongs to the whole account',
    says: 'the role that your account keeps for ECS',
    in: [`${PAGES}/index.mdx`, `${PAGES}/reference/what-does-it-cost.mdx`],
    never: /takes everything back/i,
    sources: [
      {
        file: 'src/recordings/create-service-linked-role/undo.txt',
        says: 'kept',
      },
    ],
  },
  {
    what: 'what the output of the pages was recorded on, and that it was not live AWS',
    says: 'not on live AWS',
    in: ['src/site/components/Verified.astro'],
    never: /(verified|recorded) (on|against|with) (live )?AWS\b(?! SDK)/i,
    sources: [{ file: 'tests/site/claims/verified.ts', says: 'not on live AWS' }],
  },
  {
    what: 'ECS gateways exist: the SDK and the developer guide agree; nobody says since which month',
    says: 'made with CreateGateway',
    in: [`${PAGES}/steps/create-load-balancer.mdx`],
    never: /gateways?\b[^.]{0,60}\b(since|in|of) (September|October|November) 2026/i,
    sources: [
      { sdk: 'ecs', says: 'A gateway defines and dynamically manages ingress paths' },
      {
        url: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/gateway-managing.html',
        read: '2026-11-29',
      },
    ],
  },
  {
    what: 'a security group is kept to its owner by the tag "run" too, and a class has a policy of its own',
    says: 'the policy for an account that you share',
    in: [`${PAGES}/start/for-a-class.mdx`],
    never: /protected only by the tag `project`/i,
    sources: [{ file: 'tests/steps/two-students.test.ts', says: 'retags it, or deletes it' }],
  },
  {
    what: 'the local AWS has NAT gateways',
    says: 'the local AWS has NAT gateways',
    in: [`${PAGES}/reference/private-subnets-and-secrets.mdx`],
    never: /\bno NAT gateways/i,
    sources: [
      {
        file: 'src/local-aws/services/ec2/operations/create-nat-gateway.ts',
        says: 'CreateNatGateway',
      },
    ],
  },
];
