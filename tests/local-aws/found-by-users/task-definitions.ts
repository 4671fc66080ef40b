import { DeregisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { APP, EC2, ROLE, type Found, type World } from './found.ts';

const FARGATE_PAGE =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html';

/** Rules of a program that checks templates, each tried against AWS: its `meta.yaml` has the day and AWS's words. */
const MEASURED = 'https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ecs/';

/** A container of Fargate with a member that Fargate does not have. */
function refusedByFargate(what: string, container: object, words: string): Found {
  return {
    what: `Fargate with ${what}`,
    source: FARGATE_PAGE,
    sure: 'D',
    ask: ({ registerContainer }) => registerContainer(container),
    answer: words,
  };
}

function log(options: Record<string, string>) {
  return { logConfiguration: { logDriver: 'awslogs', options } };
}

const COMPLETE = {
  'awslogs-group': 'g',
  'awslogs-region': 'us-east-1',
  'awslogs-stream-prefix': 'p',
};

const registerLog =
  (options: Record<string, string>) =>
  ({ registerContainer }: World) =>
    registerContainer(log(options), { executionRoleArn: ROLE });

async function volumesOf(world: World, efs: object): Promise<unknown> {
  const { taskDefinition } = await world.register({
    volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-01234567', ...efs } }],
  });
  return taskDefinition!.volumes![0]!.efsVolumeConfiguration;
}

export const TASK_DEFINITIONS: Found[] = [
  {
    what: 'DeregisterTaskDefinition without a revision',
    source: 'https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json',
    sure: 'T',
    ask: ({ ecs }) => ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'app' })),
    answer: 'InvalidParameterException: Revision is missing',
  },
  {
    what: 'an EFS volume without rootDirectory',
    source: 'CircleCI-Public/aws-ecs-orb#105, hashicorp/terraform-provider-aws#26793',
    sure: 'T',
    ask: (world) => volumesOf(world, {}),
    answer: { fileSystemId: 'fs-01234567', rootDirectory: '/' },
  },
  {
    what: 'awsvpc with links',
    source: 'aws-observability/aws-otel-collector#1359',
    sure: 'T',
    ask: ({ register }) =>
      register({
        ...EC2,
        networkMode: 'awsvpc',
        containerDefinitions: [
          { ...APP, links: ['b'] },
          { ...APP, name: 'b' },
        ],
      }),
    answer: 'ClientException: Links are not supported when networkMode=awsvpc.',
  },
  {
    what: 'Fargate with links',
    source: 'aws-observability/aws-otel-collector#1359',
    sure: 'T',
    ask: ({ registerContainer }) => registerContainer({ links: ['b'] }),
    answer: 'ClientException: Links are not supported when networkMode=awsvpc.',
  },
  {
    // The report of 2019 has other words: "Tasks using the Fargate launch type do not support ipcMode." These are of 2026-09-08.
    what: 'TD7: ipcMode on Fargate',
    source: `${MEASURED}pf-ecs-fargate-ipc-mode`,
    sure: 'T',
    ask: ({ register }) => register({ ipcMode: 'host' }),
    answer: 'ClientException: Fargate compatible task definitions do not support ipcMode',
  },
  {
    what: 'an awsvpc container with hostname',
    source: 'labd/ecs-deplojo#26',
    sure: 'T',
    ask: ({ registerContainer }) => registerContainer({ hostname: 'h' }),
    answer: 'ClientException: hostname is not supported on container when networkMode=awsvpc.',
  },
  refusedByFargate(
    'extraHosts',
    { extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.1' }] },
    'ClientException: Extra hosts are not supported on container when networkMode=awsvpc.',
  ),
  {
    what: 'Fargate with dockerVolumeConfiguration',
    source: FARGATE_PAGE,
    sure: 'D',
    ask: ({ register }) =>
      register({ volumes: [{ name: 'v', dockerVolumeConfiguration: { scope: 'task' } }] }),
    answer:
      'ClientException: Fargate compatible task definitions do not support dockerVolumeConfiguration',
  },
  refusedByFargate(
    'sharedMemorySize',
    { linuxParameters: { sharedMemorySize: 64 } },
    'ClientException: Fargate compatible task definitions do not support sharedMemorySize',
  ),
  refusedByFargate(
    'devices',
    { linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } },
    'ClientException: Fargate compatible task definitions do not support devices',
  ),
  refusedByFargate(
    'maxSwap',
    { linuxParameters: { maxSwap: 64 } },
    'ClientException: Fargate compatible task definitions do not support maxSwap',
  ),
  refusedByFargate(
    'a GPU',
    { resourceRequirements: [{ type: 'GPU', value: '1' }] },
    'ClientException: Tasks using the Fargate launch type do not support GPU resource requirements.',
  ),
  refusedByFargate(
    'a capability other than SYS_PTRACE',
    { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } },
    'ClientException: NET_ADMIN is not allowed on Fargate.',
  ),
  {
    what: 'Fargate with the capability SYS_PTRACE',
    source: FARGATE_PAGE,
    sure: 'D',
    ask: async ({ registerContainer }) => {
      const linuxParameters = { capabilities: { add: ['SYS_PTRACE'], drop: ['NET_RAW'] } };
      const { taskDefinition } = await registerContainer({ linuxParameters });
      return taskDefinition!.containerDefinitions![0]!.linuxParameters;
    },
    answer: { capabilities: { add: ['SYS_PTRACE'], drop: ['NET_RAW'] } },
  },
  {
    what: 'RegisterTaskDefinition, plain',
    source: 'https://docs.aws.amazon.com/cli/latest/reference/ecs/register-task-definition.html',
    sure: 'T',
    ask: async ({ ecs, register }) => {
      void ecs;
      const plain = { cpu: undefined, memory: undefined, networkMode: undefined };
      const { taskDefinition } = await register({
        ...plain,
        requiresCompatibilities: undefined,
        containerDefinitions: [{ ...APP, memory: 128 }],
      });
      return taskDefinition!.compatibilities;
    },
    answer: ['EXTERNAL', 'EC2'],
  },
  {
    what: 'TD1: a secret and a variable of the same name',
    source: 'dagster-io/dagster#11622, compose-x/ecs_composex#707',
    sure: 'T',
    ask: ({ registerContainer }) =>
      registerContainer(
        {
          environment: [{ name: 'DB_USER', value: 'x' }],
          secrets: [{ name: 'DB_USER', valueFrom: 'db-user' }],
        },
        { executionRoleArn: ROLE },
      ),
    answer:
      "ClientException: The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'DB_USER'.",
  },
  ...(['taskRoleArn', 'executionRoleArn'] as const).flatMap((member): Found[] =>
    ['', 'arn:aws:ecs:us-east-1:111122223333:cluster/c1'].map((role) => ({
      what: `TD3: ${member} "${role}"`,
      source:
        'fabfuel/ecs-deploy#231, actions/runner-images#10387, aws-samples/aws-modern-application-workshop#9',
      sure: 'T',
      ask: ({ register }) => register({ [member]: role }),
      answer: 'ClientException: Role is not valid',
    })),
  ),
  {
    what: 'TD4: an EFS access point together with a root directory',
    source: 'aws/aws-cdk#10683, CircleCI-Public/aws-ecs-orb#105',
    sure: 'T',
    ask: (world) =>
      volumesOf(world, {
        rootDirectory: '/opt/x',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-01234567' },
      }),
    answer:
      'ClientException: When using an EFS access point, the root directory must either be set to "/" or be omitted.',
  },
  {
    what: 'TD4: an EFS access point without a root directory',
    source: 'CircleCI-Public/aws-ecs-orb#105',
    sure: 'T',
    ask: (world) =>
      volumesOf(world, {
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-01234567' },
      }),
    answer: {
      fileSystemId: 'fs-01234567',
      rootDirectory: '/',
      transitEncryption: 'ENABLED',
      authorizationConfig: { accessPointId: 'fsap-01234567' },
    },
  },
  ...(
    [
      ['on container instances', EC2, { sourcePath: '/var/data' }],
      ['on Fargate', {}, {}],
    ] as const
  ).map(([where, changes, host]): Found => ({
    what: `TD5: two kinds of volume in one volume ${where}`,
    source: 'cloudposse/terraform-aws-ecs-alb-service-task#185',
    sure: 'T',
    ask: ({ register }) =>
      register({
        ...changes,
        volumes: [{ name: 'v', host, efsVolumeConfiguration: { fileSystemId: 'fs-01234567' } }],
      }),
    answer:
      'ClientException: When the volume parameter is specified, only one volume configuration type should be used.',
  })),
  {
    what: 'TD6: a bind mount with a host path on Fargate',
    source: 'cloudposse/terraform-aws-ecs-alb-service-task#174',
    sure: 'T',
    ask: ({ register }) =>
      register({ volumes: [{ name: 'data', host: { sourcePath: '/var/data' } }] }),
    answer: 'ClientException: Fargate compatible task definitions do not support sourcePath',
  },
  {
    what: "TD8: a container's memory larger than the task's",
    source: 'pulumi/pulumi-awsx#1220',
    sure: 'T',
    ask: ({ registerContainer }) => registerContainer({ name: 'worker', memory: 1024 }),
    answer:
      "ClientException: The 'memory' setting for container 'worker' is greater than for the task.",
  },
  {
    what: "TD9: the sum of the containers' cpu over the task's",
    source: 'klothoplatform/klotho#892',
    sure: 'T',
    ask: ({ register }) =>
      register({
        containerDefinitions: [
          { ...APP, cpu: 200 },
          { ...APP, name: 'b', cpu: 100 },
        ],
      }),
    answer:
      "ClientException: The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
  },
  {
    what: 'TD10: awslogs-create-group "false"',
    source: 'terraform-linters/tflint-ruleset-aws#348',
    sure: 'T',
    ask: registerLog({ ...COMPLETE, 'awslogs-create-group': 'false' }),
    answer:
      "ClientException: Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit option.",
  },
  {
    what: 'TD11: an option that awslogs does not know',
    source: 'aws-samples/amazon-ecs-firelens-examples#83',
    sure: 'T',
    ask: registerLog({ ...COMPLETE, log_key: 'log' }),
    answer: 'ClientException: Log driver awslogs disallows options: log_key',
  },
  {
    what: 'TD12: awslogs with its prefix alone',
    source: 'aws-cloudformation/cfn-lint#1787, klothoplatform/klotho#892',
    sure: 'T',
    ask: registerLog({ 'awslogs-stream-prefix': 'p' }),
    answer: 'ClientException: Log driver awslogs requires options: awslogs-region, awslogs-group',
  },
  {
    what: 'TD12: awslogs with an empty group',
    source: 'terraform-aws-modules/terraform-aws-ecs#206',
    sure: 'T',
    ask: registerLog({ ...COMPLETE, 'awslogs-group': '' }),
    answer:
      "ClientException: Log driver awslogs option 'awslogs-group' should not be null or empty.",
  },
  ...(
    [
      [
        'bridge: one host port in two containers',
        EC2,
        [
          { ...APP, memory: 128, portMappings: [{ containerPort: 80, hostPort: 3000 }] },
          { ...APP, name: 'b', memory: 128, portMappings: [{ containerPort: 81, hostPort: 3000 }] },
        ],
      ],
      [
        'awsvpc: one port in two containers',
        {},
        [
          { ...APP, portMappings: [{ containerPort: 3000 }] },
          { ...APP, name: 'b', portMappings: [{ containerPort: 3000 }] },
        ],
      ],
      [
        'one port twice in one container',
        {},
        [{ ...APP, portMappings: [{ containerPort: 3000 }, { containerPort: 3000 }] }],
      ],
    ] as const
  ).map(([what, changes, containerDefinitions]): Found => ({
    what: `TD14: ${what}`,
    source: 'aws/amazon-ecs-agent#1220',
    sure: 'T',
    ask: ({ register }) =>
      register({ ...changes, containerDefinitions: [...containerDefinitions] as never }),
    answer: "ClientException: TCP host port '3000' is mapped multiple times in task.",
  })),
  {
    what: 'TD15: a port mapping without containerPort',
    source: 'aws/aws-cli#7288, aws/aws-cdk#8762',
    sure: 'T',
    ask: ({ registerContainer }) => registerContainer({ portMappings: [{ hostPort: 3000 }] }),
    answer: "ClientException: Invalid 'containerPort' setting for container 'app'.",
  },
  ...['$REGISTRY/$REPO:$TAG', 'my image:1', ' nginx', 'https://x/y'].map((image): Found => ({
    what: `TD18: the image "${image}"`,
    source:
      'aws-actions/amazon-ecs-render-task-definition#49, OctopusDeploy/Issues#10026, hashicorp/terraform-provider-aws#22629',
    sure: 'T',
    ask: ({ registerContainer }) => registerContainer({ image }),
    answer: 'ClientException: Container.image contains invalid characters.',
  })),
  {
    what: 'TD18: an image of 300 characters',
    source: 'hashicorp/terraform-provider-aws#22629',
    sure: 'T',
    ask: ({ registerContainer }) => registerContainer({ image: 'x'.repeat(300) }),
    answer: 'ClientException: Container.image should be 255 characters or less',
  },
];
