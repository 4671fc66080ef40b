import type { KeyValuePair } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import {
  onInstances,
  refusalOf,
  register,
  withContainer,
  type Changes,
  type Refused,
} from './ecs-task-definition-fixtures.ts';

const PRIVATE = withContainer({
  repositoryCredentials: {
    credentialsParameter: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:hub',
  },
});

const PORTS: KeyValuePair[] = [
  { name: 'ProxyIngressPort', value: '15000' },
  { name: 'ProxyEgressPort', value: '15001' },
];

function withProxy(...properties: KeyValuePair[]): Changes {
  return { proxyConfiguration: { type: 'APPMESH', containerName: 'web', properties } };
}

const REFUSED: Refused[] = [
  [
    'a private registry without an execution role',
    { executionRoleArn: undefined, ...PRIVATE },
    'Private repository authentication requires that the task definition specify a value for executionRoleArn.',
    'https://github.com/sil-org/ecs-deploy/issues/188',
  ],
  [
    'a private registry without an execution role on container instances',
    onInstances({ executionRoleArn: undefined, ...PRIVATE }),
    'Private repository authentication requires that the task definition specify a value for executionRoleArn.',
    'https://github.com/sil-org/ecs-deploy/issues/188',
  ],
  [
    'a proxy that is told no ports of the application',
    withProxy(...PORTS),
    'App ports not found',
    'https://github.com/aws/aws-app-mesh-roadmap/issues/467',
  ],
  [
    'a proxy with an empty list of ports of the application',
    withProxy(...PORTS, { name: 'AppPorts', value: '' }),
    'App ports not found',
    'https://github.com/aws/aws-app-mesh-roadmap/issues/467',
  ],
  [
    'a property of a proxy without a value',
    withProxy(...PORTS, { name: 'AppPorts', value: '80' }, { name: 'IgnoredGID' }),
    'ProxyConfiguration properties value cannot be null.',
    'https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/163',
  ],
];

test.each(REFUSED)('a task definition is refused for %s', async (_what, changes, answer) => {
  expect(await refusalOf(changes)).toBe(`ClientException: ${answer}`);
});

test('a private registry with an execution role is kept and shown', async () => {
  const { containerDefinitions } = await register(PRIVATE);
  expect(containerDefinitions).toMatchObject(PRIVATE.containerDefinitions!);
});

// The API reference allows empty lists: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html
test('a proxy with ports, and with empty properties, is kept and shown', async () => {
  const changes = withProxy(
    ...PORTS,
    { name: 'AppPorts', value: '80' },
    { name: 'IgnoredUID', value: '1337' },
    { name: 'EgressIgnoredPorts', value: '' },
  );
  const { proxyConfiguration } = await register(changes);
  expect(proxyConfiguration).toEqual(changes.proxyConfiguration);
});
