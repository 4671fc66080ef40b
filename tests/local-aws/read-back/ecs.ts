import { trust } from './iam.ts';
import {
  pick,
  tagKeys,
  type Asked,
  type Input,
  type Made,
  type Row,
  type Rows,
} from './read-back.ts';
import { leavesOf } from './leaves.ts';

const CLUSTER = 'arn:aws:ecs:us-east-1:111122223333:cluster/kept';
const INCLUDE = ['SETTINGS', 'CONFIGURATIONS', 'TAGS', 'ATTACHMENTS', 'STATISTICS'];
const DEFINITION = {
  family: 'law',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '1024',
  memory: '3072',
  taskRoleArn: 'arn:aws:iam::111122223333:role/task',
  tags: [{ key: 'propagated', value: 'yes' }],
  containerDefinitions: [{ name: 'web', image: 'httpd', portMappings: [{ containerPort: 80 }] }],
};

const cluster: Row['read'] = ({ call }) =>
  call('ecs DescribeClusters', { clusters: ['kept'], include: INCLUDE });
const service: Row['read'] = ({ call }) =>
  call('ecs DescribeServices', { cluster: 'kept', services: ['web'], include: ['TAGS'] });
/** Of a service, the revisions alone tell how it is measured. */
const measured: Row['read'] = async (asked, made) => {
  const shown = await service(asked, made);
  const which = { cluster: 'kept', service: 'web' };
  const list = (await asked.call('ecs ListServiceDeployments', which)) as {
    serviceDeployments: { targetServiceRevisionArn: string }[];
  };
  const serviceRevisionArns = list.serviceDeployments.map((each) => each.targetServiceRevisionArn);
  const told = (await asked.call('ecs DescribeServiceRevisions', { serviceRevisionArns })) as {
    serviceRevisions: { monitoring?: object }[];
  };
  return [shown, told.serviceRevisions.map(({ monitoring }) => ({ monitoring }))];
};
const definition: Row['read'] = ({ call }) =>
  call('ecs DescribeTaskDefinition', { taskDefinition: 'law:1', include: ['TAGS'] });
const tasks: Row['read'] = async ({ call }) => {
  const { taskArns } = (await call('ecs ListTasks', { cluster: 'kept' })) as { taskArns: string[] };
  if (taskArns.length === 0) return [];
  const input = { cluster: 'kept', tasks: taskArns, include: ['TAGS'] };
  const answer = (await call('ecs DescribeTasks', input)) as { tasks: { tags: object[] }[] };
  const owned = await call('ec2 DescribeNetworkInterfaces');
  // These are read elsewhere than in the task, by the names that the request has for it.
  const found = leavesOf([answer, owned]).map(({ path }) => path);
  return [
    answer,
    owned,
    {
      count: taskArns.length,
      assignPublicIp: found.some((path) => path.endsWith('Association.PublicIp'))
        ? 'ENABLED'
        : 'DISABLED',
      enableECSManagedTags: found.some((path) => path.endsWith('aws:ecs:clusterName')),
      propagateTags: found.some((path) => path.endsWith('tags.propagated'))
        ? 'TASK_DEFINITION'
        : 'NONE',
    },
  ];
};
/** A circuit breaker with another value than ECS fills in. */
const NO_RESET = {
  'deploymentConfiguration.deploymentCircuitBreaker.resetOnHealthyTask': {
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: false, rollback: false, resetOnHealthyTask: false },
    },
  },
};
const OTHER = 'arn:aws:iam::111122223333:user/other';

/** The settings that are in force for somebody, by name, as the other settings of ECS are. */
function settingsOf(principalArn?: string): Row['read'] {
  return async ({ call }) => {
    const answer = await call('ecs ListAccountSettings', { effectiveSettings: true, principalArn });
    const all = (answer as { settings: { name: string; value: string; principalArn: string }[] })
      .settings;
    const whose = all.filter(
      (each) => each.name === 'containerInsights' && each.value !== 'disabled',
    );
    return [
      all.map(({ name, value }) => ({ name, value })),
      whose.map((each) => ({ principalArn: each.principalArn })),
    ];
  };
}

const settings = settingsOf();

async function makeRole({ call, pass }: Asked): Promise<Made> {
  await call('iam CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' });
  await pass(60);
  return {};
}

async function makeCluster(asked: Asked): Promise<Made> {
  await makeRole(asked);
  await asked.call('ecs CreateCluster', {
    clusterName: 'kept',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    tags: [{ key: 'old', value: 'tag' }],
  });
  return {};
}

/** A cluster with a task definition, and where its tasks may run. */
async function makeNetwork(asked: Asked): Promise<Made> {
  await makeCluster(asked);
  await asked.call('ecs RegisterTaskDefinition', DEFINITION);
  const { call } = asked;
  const answer = await call('ec2 DescribeSubnets', {});
  const groups = await call('ec2 DescribeSecurityGroups', {});
  const own = await call('ec2 CreateSecurityGroup', { GroupName: 'own', Description: 'own' });
  const roles: Made = { own: pick(own, 'GroupId') };
  for (const role of ['execution', 'task']) {
    const AssumeRolePolicyDocument = trust('ecs-tasks.amazonaws.com');
    const made = await call('iam CreateRole', { RoleName: role, AssumeRolePolicyDocument });
    roles[role] = pick(made, 'Role.Arn');
  }
  await asked.pass(60);
  return {
    ...roles,
    subnet: pick(answer, 'Subnets.0.SubnetId'),
    other: pick(answer, 'Subnets.1.SubnetId'),
    vpc: pick(answer, 'Subnets.0.VpcId'),
    group: pick(groups, 'SecurityGroups.0.GroupId'),
  };
}

/** Besides, two target groups behind a load balancer, and the role that shifts traffic between them. */
async function makeBalanced(asked: Asked): Promise<Made> {
  const made = await makeNetwork(asked);
  const { call } = asked;
  const Subnets = [made['subnet'], made['other']];
  const balancer = pick(
    await call('elbv2 CreateLoadBalancer', { Name: 'law', Subnets }),
    'LoadBalancers.0.LoadBalancerArn',
  );
  const [blue, green] = await Promise.all(
    ['blue', 'green'].map(async (Name) => {
      const input = { Name, TargetType: 'ip', Protocol: 'HTTP', Port: 80, VpcId: made['vpc'] };
      return pick(await call('elbv2 CreateTargetGroup', input), 'TargetGroups.0.TargetGroupArn');
    }),
  );
  const rules: Made = {};
  for (const [name, Port, group] of [
    ['production', 80, blue],
    ['test', 8080, green],
  ] as const) {
    const listener = await call('elbv2 CreateListener', {
      LoadBalancerArn: balancer,
      Protocol: 'HTTP',
      Port,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    });
    const ListenerArn = pick(listener, 'Listeners.0.ListenerArn');
    rules[name] = pick(await call('elbv2 DescribeRules', { ListenerArn }), 'Rules.0.RuleArn');
  }
  const role = await call('iam CreateRole', {
    RoleName: 'infrastructure',
    AssumeRolePolicyDocument: trust('ecs.amazonaws.com'),
  });
  await call('iam AttachRolePolicy', {
    RoleName: 'infrastructure',
    PolicyArn: 'arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers',
  });
  await asked.pass(60);
  return { ...made, ...rules, blue: blue!, green: green!, infrastructure: pick(role, 'Role.Arn') };
}

function networkOf({ subnet }: Made) {
  return { awsvpcConfiguration: { subnets: [subnet], assignPublicIp: 'DISABLED' } };
}

export async function makeService(asked: Asked, more: Input = {}): Promise<Made> {
  const made = await makeBalanced(asked);
  await asked.call('ecs CreateService', {
    cluster: 'kept',
    serviceName: 'web',
    taskDefinition: 'law',
    desiredCount: 1,
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
    platformVersion: '1.3.0',
    networkConfiguration: networkOf(made),
    ...more,
  });
  await asked.pass(300);
  return made;
}

async function makeTask(asked: Asked): Promise<Made> {
  const made = await makeNetwork(asked);
  const answer = await asked.call('ecs RunTask', {
    cluster: 'kept',
    taskDefinition: 'law',
    launchType: 'FARGATE',
    enableExecuteCommand: true,
    networkConfiguration: networkOf(made),
  });
  await asked.pass(120);
  return { ...made, task: pick(answer, 'tasks.0.taskArn') };
}

function balancerOf({ blue, green, production, test, infrastructure }: Made) {
  return {
    targetGroupArn: blue,
    containerName: 'web',
    containerPort: 80,
    advancedConfiguration: {
      alternateTargetGroupArn: green,
      productionListenerRule: production,
      testListenerRule: test,
      roleArn: infrastructure,
    },
  };
}

const MONITORING = {
  metricConfigurations: [{ metricNames: ['MemoryUtilization'], resolutionSeconds: 20 }],
};

const DEPLOYMENT = {
  strategy: 'BLUE_GREEN',
  bakeTimeInMinutes: 7,
  maximumPercent: 150,
  minimumHealthyPercent: 50,
  deploymentCircuitBreaker: { enable: true, rollback: true },
  lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP'] }],
};

export const ECS: Rows = {
  CreateCluster: {
    before: makeRole,
    given: {
      clusterName: 'kept',
      tags: [{ key: 'project', value: 'law' }],
      settings: [{ name: 'containerInsights', value: 'enhanced' }],
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: 'key-1',
          logging: 'OVERRIDE',
          logConfiguration: {
            cloudWatchLogGroupName: '/exec',
            cloudWatchEncryptionEnabled: true,
            s3BucketName: 'bucket-1',
            s3EncryptionEnabled: true,
            s3KeyPrefix: 'prefix-1',
          },
        },
        managedStorageConfiguration: {
          kmsKeyId: 'key-2',
          fargateEphemeralStorageKmsKeyId: 'key-3',
        },
      },
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 3, base: 2 }],
    },
    read: cluster,
  },
  UpdateCluster: {
    before: makeCluster,
    given: {
      cluster: 'kept',
      settings: [{ name: 'containerInsights', value: 'enhanced' }],
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: 'key-1',
          logging: 'OVERRIDE',
          logConfiguration: { cloudWatchLogGroupName: '/exec' },
        },
      },
    },
    names: ['cluster'],
    read: cluster,
  },
  UpdateClusterSettings: {
    before: makeCluster,
    given: { cluster: 'kept', settings: [{ name: 'containerInsights', value: 'enhanced' }] },
    names: ['cluster'],
    read: cluster,
  },
  PutClusterCapacityProviders: {
    async before(asked) {
      await makeRole(asked);
      await asked.call('ecs CreateCluster', { clusterName: 'kept' });
      return {};
    },
    given: {
      cluster: 'kept',
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 3, base: 2 }],
    },
    names: ['cluster'],
    after: 60,
    read: cluster,
  },
  DeleteCluster: {
    before: makeCluster,
    given: { cluster: 'kept' },
    names: ['cluster'],
    read: cluster,
  },
  RegisterTaskDefinition: {
    given: {
      ...DEFINITION,
      taskRoleArn: 'arn:aws:iam::111122223333:role/task',
      executionRoleArn: 'arn:aws:iam::111122223333:role/execution',
      tags: [{ key: 'project', value: 'law' }],
      ephemeralStorage: { sizeInGiB: 33 },
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      pidMode: 'task',
      volumes: [{ name: 'scratch' }],
      containerDefinitions: [
        {
          name: 'web',
          image: 'httpd',
          cpu: 512,
          memory: 1024,
          memoryReservation: 512,
          essential: true,
          portMappings: [
            { containerPort: 80, hostPort: 80, protocol: 'tcp', name: 'http', appProtocol: 'http' },
          ],
          environment: [{ name: 'COLOUR', value: 'red' }],
          environmentFiles: [{ value: 'arn:aws:s3:::law/colours.env', type: 's3' }],
          command: ['serve'],
          entryPoint: ['sh'],
          mountPoints: [{ sourceVolume: 'scratch', containerPath: '/scratch', readOnly: true }],
          healthCheck: {
            command: ['CMD-SHELL', 'true'],
            interval: 11,
            timeout: 12,
            retries: 4,
            startPeriod: 13,
          },
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': '/law',
              'awslogs-region': 'us-east-1',
              'awslogs-stream-prefix': 'law',
            },
          },
          startTimeout: 21,
          stopTimeout: 22,
          ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 2048 }],
        },
        {
          name: 'helper',
          image: 'busybox',
          essential: false,
          dependsOn: [{ containerName: 'web', condition: 'HEALTHY' }],
          portMappings: [{ containerPortRange: '9000-9010' }],
        },
      ],
      proxyConfiguration: {
        type: 'APPMESH',
        containerName: 'helper',
        properties: [
          { name: 'ProxyIngressPort', value: '15000' },
          { name: 'ProxyEgressPort', value: '15001' },
          { name: 'AppPorts', value: '80' },
        ],
      },
    },
    called: {
      placementConstraints: 'do not support constraints',
      'volumes.efsVolumeConfiguration.authorizationConfig.accessPointId': 'EFS access point',
    },
    read: definition,
  },
  DeregisterTaskDefinition: {
    before: async ({ call }) => {
      await call('ecs RegisterTaskDefinition', DEFINITION);
      return {};
    },
    given: { taskDefinition: 'law:1' },
    names: ['taskDefinition'],
    read: definition,
  },
  DeleteTaskDefinitions: {
    before: async ({ call }) => {
      await call('ecs RegisterTaskDefinition', DEFINITION);
      await call('ecs DeregisterTaskDefinition', { taskDefinition: 'law:1' });
      return {};
    },
    given: { taskDefinitions: ['law:1'] },
    names: ['taskDefinitions'],
    read: definition,
  },
  CreateService: {
    before: makeBalanced,
    given: (made) => ({
      cluster: 'kept',
      serviceName: 'web',
      taskDefinition: 'law:1',
      desiredCount: 2,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 3, base: 2 }],
      platformVersion: '1.3.0',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [made['subnet']],
          securityGroups: [made['group']],
          assignPublicIp: 'ENABLED',
        },
      },
      loadBalancers: [balancerOf(made)],
      deploymentConfiguration: DEPLOYMENT,
      healthCheckGracePeriodSeconds: 33,
      enableECSManagedTags: true,
      enableExecuteCommand: true,
      propagateTags: 'SERVICE',
      availabilityZoneRebalancing: 'DISABLED',
      monitoring: MONITORING,
      tags: [{ key: 'project', value: 'law' }],
    }),
    read: measured,
  },
  UpdateService: {
    async before(asked) {
      const made = await makeService(asked);
      await asked.call('ecs RegisterTaskDefinition', DEFINITION);
      return made;
    },
    given: (made) => ({
      cluster: 'kept',
      service: 'web',
      taskDefinition: 'law:2',
      desiredCount: 2,
      forceNewDeployment: true,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 3, base: 2 }],
      platformVersion: '1.4.0',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [made['other']],
          securityGroups: [made['group']],
          assignPublicIp: 'ENABLED',
        },
      },
      loadBalancers: [balancerOf(made)],
      deploymentConfiguration: DEPLOYMENT,
      enableECSManagedTags: true,
      enableExecuteCommand: true,
      propagateTags: 'TASK_DEFINITION',
      availabilityZoneRebalancing: 'DISABLED',
      monitoring: MONITORING,
    }),
    names: ['cluster', 'service'],
    probe: NO_RESET,
    unread: {
      forceNewDeployment: 'makes a deployment: services/ecs-deployments.test.ts',
      healthCheckGracePeriodSeconds: 'has a row of its own',
    },
    read: measured,
  },
  // ECS takes it only from a service that is behind a load balancer already.
  'UpdateService, with a grace period': {
    async before(asked) {
      const made = await makeService(asked);
      const loadBalancers = [
        { targetGroupArn: made['blue'], containerName: 'web', containerPort: 80 },
      ];
      await asked.call('ecs UpdateService', { cluster: 'kept', service: 'web', loadBalancers });
      await asked.pass(300);
      return made;
    },
    given: { cluster: 'kept', service: 'web', healthCheckGracePeriodSeconds: 33 },
    names: ['cluster', 'service'],
    probe: NO_RESET,
    called: { platformVersion: 'platform does not exist' },
    unread: {
      forceNewDeployment: 'makes a deployment: services/ecs-deployments.test.ts',
      loadBalancers: 'is in the row of the others',
      monitoring: 'is in the row of the others',
      networkConfiguration: 'is in the row of the others',
      propagateTags: 'is in the row of the others',
    },
    read: service,
  },
  DeleteService: {
    before: (asked) => makeService(asked),
    given: { cluster: 'kept', service: 'web', force: true },
    names: ['cluster', 'service'],
    unread: { force: 'deletes what still wants tasks: services/ecs-services.test.ts' },
    read: service,
  },
  RunTask: {
    before: makeNetwork,
    given: (made) => ({
      cluster: 'kept',
      taskDefinition: 'law:1',
      count: 2,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 1 }],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [made['other']],
          securityGroups: [made['own']],
          assignPublicIp: 'ENABLED',
        },
      },
      group: 'mine',
      startedBy: 'me',
      enableExecuteCommand: true,
      enableECSManagedTags: true,
      propagateTags: 'TASK_DEFINITION',
      tags: [{ key: 'project', value: 'law' }],
      overrides: {
        cpu: '512',
        memory: '1024',
        executionRoleArn: made['execution'],
        taskRoleArn: made['task'],
        ephemeralStorage: { sizeInGiB: 33 },
        containerOverrides: [
          {
            name: 'web',
            command: ['serve'],
            environment: [{ name: 'COLOUR', value: 'red' }],
            cpu: 111,
            memory: 222,
            memoryReservation: 122,
          },
        ],
      },
    }),
    as: {
      'capacityProviderStrategy.capacityProvider': 'capacityProviderName',
      'networkConfiguration.awsvpcConfiguration.subnets': 'SubnetId',
      'networkConfiguration.awsvpcConfiguration.securityGroups': 'GroupId',
    },
    called: {
      'overrides.containerOverrides.environmentFiles': 'Invalid arn syntax.',
      platformVersion: 'platform does not exist',
    },
    unread: {
      platformVersion: 'has a row of its own',
      'capacityProviderStrategy.weight':
        'shares out the tasks: services/ecs-create-service.test.ts',
      'capacityProviderStrategy.base': 'shares out the tasks: services/ecs-create-service.test.ts',
    },
    after: 60,
    read: tasks,
  },
  // The storage of the row above came with a later platform.
  'RunTask, on an older platform': {
    before: makeNetwork,
    given: (made) => ({
      cluster: 'kept',
      taskDefinition: 'law:1',
      launchType: 'FARGATE',
      platformVersion: '1.3.0',
      networkConfiguration: { awsvpcConfiguration: { subnets: [made['other']] } },
    }),
    as: { 'networkConfiguration.awsvpcConfiguration.subnets': 'SubnetId' },
    called: { placementStrategy: 'Placement strategies' },
    unread: {
      capacityProviderStrategy: 'is in the row of the others',
      count: 'is in the row of the others',
      overrides: 'is in the row of the others',
      tags: 'is in the row of the others',
    },
    after: 60,
    read: tasks,
  },
  StopTask: {
    before: makeTask,
    given: ({ task }) => ({ cluster: 'kept', task, reason: 'of the law' }),
    names: ['cluster', 'task'],
    as: { reason: 'stoppedReason' },
    read: ({ call }, { task }) => call('ecs DescribeTasks', { cluster: 'kept', tasks: [task] }),
  },
  UpdateTaskProtection: {
    before: async (asked) => {
      const made = await makeService(asked);
      const answer = await asked.call('ecs ListTasks', { cluster: 'kept' });
      return { ...made, task: pick(answer, 'taskArns.0') };
    },
    given: ({ task }) => ({
      cluster: 'kept',
      tasks: [task],
      protectionEnabled: true,
      expiresInMinutes: 77,
    }),
    names: ['cluster', 'tasks'],
    unread: {
      expiresInMinutes:
        'is read as an instant, expirationDate: services/ecs-task-protection.test.ts',
    },
    read: ({ call }, { task }) => call('ecs GetTaskProtection', { cluster: 'kept', tasks: [task] }),
  },
  PutAccountSetting: {
    given: { name: 'containerInsights', value: 'enhanced' },
    unread: { principalArn: 'is that of the row below' },
    read: settings,
  },
  'PutAccountSetting, of somebody else': {
    given: { name: 'containerInsights', value: 'enhanced', principalArn: OTHER },
    unread: { name: 'is that of the row above', value: 'is that of the row above' },
    read: settingsOf(OTHER),
  },
  PutAccountSettingDefault: {
    given: { name: 'containerInsights', value: 'enhanced' },
    read: settings,
  },
  DeleteAccountSetting: {
    before: async ({ call }) => {
      await call('ecs PutAccountSetting', { name: 'containerInsights', value: 'enhanced' });
      return {};
    },
    given: { name: 'containerInsights' },
    names: ['name'],
    unread: { principalArn: 'is that of the row below' },
    read: settings,
  },
  'DeleteAccountSetting, of somebody else': {
    before: async ({ call }) => {
      const input = { name: 'containerInsights', value: 'enhanced', principalArn: OTHER };
      await call('ecs PutAccountSetting', input);
      return {};
    },
    given: { name: 'containerInsights', principalArn: OTHER },
    names: ['name', 'principalArn'],
    read: settingsOf(OTHER),
  },
  TagResource: {
    before: makeCluster,
    given: { resourceArn: CLUSTER, tags: [{ key: 'project', value: 'law' }] },
    names: ['resourceArn'],
    read: cluster,
  },
  UntagResource: {
    before: makeCluster,
    given: { resourceArn: CLUSTER, tagKeys: ['old'] },
    names: ['resourceArn'],
    gone: ['tagKeys'],
    read: tagKeys(cluster),
  },
};
