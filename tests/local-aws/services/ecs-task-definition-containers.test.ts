import { expect, test } from 'vitest';
import {
  CONTAINER,
  onInstances,
  refusalOf,
  register,
  withContainer,
  type Changes,
  type Refused,
} from './ecs-task-definition-fixtures.ts';

const REFERENCE = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference';
const CONTAINERS = `${REFERENCE}/API_ContainerDefinition.html`;
const LINUX = `${REFERENCE}/API_LinuxParameters.html, the words a guess`;
const PORT = `${REFERENCE}/API_PortMapping.html, the words a guess`;
const LINKS = 'https://github.com/aws-observability/aws-otel-collector/issues/1359';
const SIZE = 'https://github.com/ansible/ansible/issues/67647';

/** A container for container instances. */
function onInstance(container: object, changes: Changes = {}): Changes {
  return onInstances({ ...withContainer(container), ...changes });
}

/** A container and the one that it is linked to. */
function linked(changes: Changes, ...back: string[]): Changes {
  const containerDefinitions = [
    { ...CONTAINER, links: ['db:store'] },
    { ...CONTAINER, name: 'db', links: back },
  ];
  return onInstances({ containerDefinitions, ...changes });
}

function withPorts(...portMappings: object[]): Changes {
  return withContainer({ portMappings });
}

const REFUSED: Refused[] = [
  ...([0, 3, -1] as const).map((memory): Refused => [
    `${memory} MiB of memory`,
    withContainer({ memory }),
    "Invalid 'memory' setting for container 'web'.",
    SIZE,
  ]),
  [
    'no memory that is reserved',
    onInstance({ memory: undefined, memoryReservation: 0 }),
    "Invalid 'memoryReservation' setting for container 'web'.",
    `${CONTAINERS}, and the words of memory: ${SIZE}`,
  ],
  [
    'less than no CPU',
    withContainer({ cpu: -1 }),
    "Invalid 'cpu' setting for container 'web'.",
    `${CONTAINERS}, and the words of memory: ${SIZE}`,
  ],
  [
    'a digest that is no SHA-256',
    withContainer({ image: `httpd@sha512:${'a'.repeat(64)}` }),
    'Container.image contains invalid characters.',
    CONTAINERS,
  ],
  [
    'a digest that is too short',
    withContainer({ image: 'httpd@sha256:abc' }),
    'Container.image contains invalid characters.',
    CONTAINERS,
  ],
  [
    'an empty working directory',
    withContainer({ workingDirectory: '' }),
    'workingDirectory should be at least 1 characters long.',
    'https://github.com/DefangLabs/defang/pull/729',
  ],
  [
    'a variable without a name',
    withContainer({ environment: [{ value: 'production' }] }),
    'Environment variable name cannot be null or blank.',
    'https://github.com/thnery/terraform-aws-template/issues/2',
  ],
  [
    'a limit that there is not',
    withContainer({ ulimits: [{ name: 'memory', softLimit: 1, hardLimit: 1 }] }),
    'Unrecognized ulimit name memory',
    'https://github.com/Shippable/support/issues/3699',
  ],
  [
    'too many exit codes',
    withContainer({
      restartPolicy: { enabled: true, ignoredExitCodes: Array.from({ length: 51 }, (_, i) => i) },
    }),
    "The 'ignoredExitCodes' setting for container 'web' must have at most 50 exit codes.",
    `${REFERENCE}/API_ContainerRestartPolicy.html, the words a guess`,
  ],
  [
    'a specification of credentials that is none',
    onInstance({ credentialSpecs: ['arn:aws:s3:::bucket/spec.json'] }),
    "Invalid 'credentialSpecs' setting for container 'web'.",
    `${CONTAINERS}, the words a guess`,
  ],
  [
    'two specifications of credentials',
    onInstance({
      credentialSpecs: ['a', 'b'].map((name) => `credentialspec:arn:aws:s3:::bucket/${name}.json`),
    }),
    "Invalid 'credentialSpecs' setting for container 'web'.",
    `${CONTAINERS}, the words a guess`,
  ],
  [
    'tmpfs without a size',
    onInstance({ linuxParameters: { tmpfs: [{ containerPath: '/tmp', size: 0 }] } }),
    'The container has an invalid tmpfs size value specified. It must be a non-zero, non-negative integer.',
    'https://github.com/aws/amazon-ecs-agent/issues/2226',
  ],
  ...(
    [
      ['maxSwap', { maxSwap: -1 }],
      ['swappiness', { maxSwap: 1, swappiness: 101 }],
      ['sharedMemorySize', { sharedMemorySize: -1 }],
      ['capabilities', { capabilities: { add: ['FLY'] } }],
      ['capabilities', { capabilities: { drop: ['CAP_NET_RAW'] } }],
      ['mountOptions', { tmpfs: [{ containerPath: '/tmp', size: 1, mountOptions: ['fly'] }] }],
    ] as const
  ).map(([member, linuxParameters]): Refused => [
    `${member} ${JSON.stringify(linuxParameters)}`,
    onInstance({ linuxParameters }),
    `Invalid '${member}' setting for container 'web'.`,
    LINUX,
  ]),
  [
    'a kernel parameter of the whole machine',
    withContainer({ systemControls: [{ namespace: 'vm.max_map_count', value: '262144' }] }),
    "The 'systemControls' namespace vm.max_map_count must start with net. or fs.mqueue. prefix",
    'https://github.com/aws/aws-cdk/issues/23635, the prefixes a guess',
  ],
  [
    'a kernel parameter of the network that is the host’s',
    onInstance(
      { systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }] },
      { networkMode: 'host' },
    ),
    "The 'systemControls' namespace net.core.somaxconn is not supported when networkMode=host.",
    `${REFERENCE}/API_SystemControl.html, the words a guess`,
  ],
  [
    'a kernel parameter of the IPC that is the host’s',
    onInstance(
      { systemControls: [{ namespace: 'kernel.shmmax', value: '1024' }] },
      { ipcMode: 'host' },
    ),
    "The 'systemControls' namespace kernel.shmmax is not supported when ipcMode=host.",
    `${REFERENCE}/API_SystemControl.html, the words a guess`,
  ],
  [
    'links on the network of the host',
    linked({ networkMode: 'host' }),
    'Links are not supported when networkMode=host.',
    LINKS,
  ],
  [
    'a link to nobody',
    onInstance({ links: ['ghost'] }),
    "Invalid 'links' setting. Unknown container: 'ghost'.",
    `${CONTAINERS}, the words a guess`,
  ],
  [
    'links in a circle',
    linked({}, 'web'),
    'Container links should not have a cycle',
    'https://github.com/Shippable/support/issues/4194',
  ],
  [
    'ports without a network',
    onInstances({ networkMode: 'none', ...withPorts({ containerPort: 80 }) }),
    'Port mappings are not supported when networkMode=none.',
    `${CONTAINERS}, the words a guess`,
  ],
  ...['Web', '-web', '', 'a'.repeat(65)].map((name): Refused => [
    `a port of the name "${name}"`,
    withPorts({ containerPort: 80, name }),
    "Invalid 'name' setting in a port mapping for container 'web'.",
    PORT,
  ]),
  [
    'a range of ports on the network of the host',
    onInstances({ networkMode: 'host', ...withPorts({ containerPortRange: '80-90' }) }),
    "Invalid 'containerPortRange' setting for container 'web'.",
    PORT,
  ],
  [
    '101 ranges of ports',
    withPorts(
      ...Array.from({ length: 101 }, (_, i) => ({
        containerPortRange: `${1000 + 2 * i}-${1001 + 2 * i}`,
      })),
    ),
    "Container 'web' has more than 100 containerPortRange settings.",
    PORT,
  ],
  [
    'ranges that overlap, on a bridge',
    onInstances(withPorts({ containerPortRange: '80-90' }, { containerPortRange: '85-95' })),
    "TCP container port '85' is used multiple times in container 'web'.",
    PORT,
  ],
  ...(
    [
      ['Fargate', {}, 'awslogs,splunk,awsfirelens'],
      [
        'container instances',
        onInstances(),
        'awsfirelens,awslogs,fluentd,gelf,journald,json-file,splunk,syslog',
      ],
    ] as const
  ).map(([where, changes, drivers]): Refused => [
    `a log driver that there is not, on ${where}`,
    { ...changes, ...withContainer({ logConfiguration: { logDriver: 'awsvpc' } }) },
    `awsvpc is not a valid log driver. Must be one of [${drivers}]`,
    'https://github.com/kayac/ecspresso/issues/364',
  ]),
  [
    'a constraint on where instances are',
    onInstances({ placementConstraints: [{ type: 'distinctInstance' as 'memberOf' }] }),
    "constraint.type 'distinctInstance' is not supported.",
    'https://github.com/aws/aws-cdk/issues/25905',
  ],
  [
    '11 constraints on where tasks are placed',
    onInstances({
      placementConstraints: Array.from({ length: 11 }, () => ({
        type: 'memberOf' as const,
        expression: 'attribute:ecs.os-type == linux',
      })),
    }),
    'A task can have at most 10 placementConstraints.',
    `${REFERENCE}/API_RegisterTaskDefinition.html, the words a guess`,
  ],
  ...['0', '64', '200000'].map((cpu): Refused => [
    `"${cpu}" CPU units on container instances`,
    onInstances({ cpu }),
    "Invalid 'cpu' setting for task.",
    `${REFERENCE}/API_RegisterTaskDefinition.html, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html`,
  ]),
  ...['', 'web_1', 'example.com.'].map((hostname): Refused => [
    `the host name "${hostname}"`,
    onInstances(withContainer({ hostname })),
    'hostname contains invalid characters, does not match pattern ^[a-zA-Z0-9-.]{0,253}[a-zA-Z0-9]$',
    'https://github.com/ansible/ansible/pull/35928',
  ]),
  [
    'a search domain with a dot at its end',
    onInstances(withContainer({ dnsSearchDomains: ['example.com.'] })),
    'DNS search domain example.com. contains invalid characters, does not match pattern ^[a-zA-Z0-9-.]{0,253}[a-zA-Z0-9]$',
    'a blog of 2020, in its own words for a domain of Route 53',
  ],
  ...(
    [
      ['networkMode=awsvpc', { networkMode: 'awsvpc' }],
      [
        'efsVolumeConfiguration',
        { volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-01234567' } }] },
      ],
    ] as const
  ).map(([member, changes]): Refused => [
    `${member} on servers outside AWS`,
    onInstances({ requiresCompatibilities: ['EXTERNAL'], ...(changes as Changes) }),
    `External compatible task definitions do not support ${member}`,
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html, the words a guess',
  ]),
];

test.each(REFUSED)('a task definition is refused for %s', async (_what, changes, answer) => {
  expect(await refusalOf(changes)).toBe(`ClientException: ${answer}`);
});

const KEPT: [string, Changes][] = [
  // The 255 characters of an image are those before its digest.
  [
    'an image of a long name and a digest',
    withContainer({ image: `${'h'.repeat(250)}@sha256:${'0aF'.repeat(21)}b` }),
  ],
  ['the least memory', withContainer({ memory: 4, memoryReservation: 4 })],
  // https://github.com/cloudtools/troposphere/pull/764: memlock can be without a limit.
  [
    'a limit that is none',
    onInstance({ ulimits: [{ name: 'memlock', softLimit: -1, hardLimit: -1 }] }),
  ],
  [
    'kernel parameters of the container',
    withContainer({
      systemControls: [
        { namespace: 'net.ipv4.tcp_keepalive_time', value: '300' },
        { namespace: 'kernel.shmmax', value: '1024' },
        { namespace: 'fs.mqueue.msg_max', value: '100' },
      ],
    }),
  ],
  // https://aws.amazon.com/about-aws/whats-new/2026/01/amazon-ecs-tmpfs-mounts-aws-fargate-managed-instances/
  [
    'tmpfs on Fargate',
    withContainer({
      linuxParameters: {
        tmpfs: [{ containerPath: '/tmp', size: 64, mountOptions: ['noexec', 'mode=1777'] }],
      },
    }),
  ],
  ['a link on a bridge', linked({})],
  ['a port of the longest name', withPorts({ containerPort: 80, name: 'a'.repeat(64) })],
  // https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/89
  [
    'a port for two protocols',
    withPorts({ containerPort: 53, protocol: 'tcp' }, { containerPort: 53, protocol: 'udp' }),
  ],
  // The file needs no .env in its name: https://github.com/aws/copilot-cli/issues/4600
  [
    'a file of variables',
    withContainer({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/folder/file' }] }),
  ],
  // https://github.com/aws/amazon-ecs-agent/pull/3044: ECS looks at an expression when a task is placed.
  [
    'a constraint on machines that there are not',
    onInstances({
      placementConstraints: [
        { type: 'memberOf', expression: 'attribute:ecs.os-type == invalidOS' },
      ],
    }),
  ],
  ['the smallest task outside of Fargate', onInstances({ cpu: '128' })],
];

test.each(KEPT)('a task definition with %s is kept and shown', async (_what, changes) => {
  const { containerDefinitions, cpu, placementConstraints } = await register(changes);
  expect({ containerDefinitions, cpu, placementConstraints }).toMatchObject({
    ...(changes.containerDefinitions && { containerDefinitions: changes.containerDefinitions }),
    ...(changes.cpu && { cpu: changes.cpu }),
    ...(changes.placementConstraints && { placementConstraints: changes.placementConstraints }),
  });
});
