import { services } from '../../../src/engine/aws/index.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { BUDGETS } from './budgets.ts';
import { CLOUDFORMATION } from './cloudformation.ts';
import { CLOUDWATCH } from './cloudwatch.ts';
import { EC2 } from './ec2.ts';
import { ECS } from './ecs.ts';
import { ELBV2 } from './elbv2.ts';
import { IAM } from './iam.ts';
import { LAMBDA } from './lambda.ts';
import type { Row, Rows, Served } from './read-back.ts';
import { LOGS } from './logs.ts';
import { QUOTAS } from './quotas.ts';
import { SCALING } from './scaling.ts';

const ROWS: Readonly<Record<string, Rows>> = {
  budgets: BUDGETS,
  cloudformation: CLOUDFORMATION,
  cloudwatch: CLOUDWATCH,
  ec2: EC2,
  ecs: ECS,
  elbv2: ELBV2,
  iam: IAM,
  lambda: LAMBDA,
  logs: LOGS,
  quotas: QUOTAS,
  scaling: SCALING,
};

/** Operations that no read gives back, and why; each reason ends with the test of what they do. */
export const NOT_READ_BACK: Readonly<Record<string, string>> = {
  'cloudformation ValidateTemplate': 'only reads: services/cloudformation-template-formats.test.ts',
  'ec2 DeleteNetworkInterface':
    'is always refused, since tasks and load balancers own every interface: services/ec2-network-interfaces.test.ts',
  'ecs ContinueServiceDeployment':
    'answers a hook that waits, and the deployment goes on: services/ecs-shifting.test.ts',
  'ecs ExecuteCommand': 'opens a session and writes nothing: services/ecs-tasks.test.ts',
  'ecs StopServiceDeployment':
    'ends a deployment that goes on, in one of two ways: services/ecs-deployments.test.ts',
  'iam SimulatePrincipalPolicy': 'only reads: services/iam-simulation.test.ts',
  'lambda Invoke': 'writes nothing, and no container runs: services/lambda.test.ts',
  'logs FilterLogEvents': 'only reads: services/logs-events.test.ts',
  'sts AssumeRole': 'begins a session, of which there is no list: services/sts-sessions.test.ts',
};

/** Every row, with its operation: `['ecs CreateCluster', 'ecs CreateCluster', row, served]`. */
export const ALL_ROWS: readonly (readonly [title: string, what: string, Row, Served])[] =
  Object.entries(ROWS).flatMap(([name, rows]) => {
    const { signingName } = services[name as keyof typeof services];
    const service = allServices.find(({ id }) => id === signingName)!;
    return Object.entries(rows).map(([title, row]) => {
      const [operationName = ''] = title.split(',');
      const operation = service.operations.find((each) => each.name === operationName);
      if (!operation) throw new Error(`${name} has no operation ${operationName}`);
      return [`${name} ${title}`, `${name} ${operationName}`, row, { operation, service }] as const;
    });
  });

/** The name of a client for each service that is served: `monitoring` is `cloudwatch`. */
export const CLIENT_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(services).map(([name, { signingName }]) => [signingName, name]),
);
