import {
  AlreadyExistsException,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  InsufficientCapabilitiesException,
  ListStackResourcesCommand,
  RollbackStackCommand,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
  type CreateStackCommandInput,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeClustersCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateServiceLinkedRoleCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import { openAllServices } from './open-all-services.ts';
import { sleep, web } from './ecs-fixtures.ts';
import { refusal } from './refusal.ts';

const RACE =
  /^Resource handler returned message: "Invalid request provided: CreateCluster Invalid Request: Unable to assume the service linked role\. Please verify that the ECS service linked role exists\. \(Service: AmazonECS; Status Code: 400; Error Code: InvalidParameterException; Request ID: [0-9a-f-]{36}; Proxy: null\)" \(RequestToken: [0-9a-f-]{36}, HandlerErrorCode: InvalidRequest\)$/;

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

function cluster(properties: object = { ClusterName: 'demo' }): object {
  return { Resources: { ECSCluster: { Type: 'AWS::ECS::Cluster', Properties: properties } } };
}

function role(properties: object = {}): object {
  const Properties = { AssumeRolePolicyDocument: TRUST, ...properties };
  return { Resources: { TaskRole: { Type: 'AWS::IAM::Role', Properties } } };
}

/** An account of which ECS has, or has not yet, its service-linked role. */
async function openStacks(hasLinkedRole = true) {
  const all = await openAllServices();
  const { aws, cloudformation, ecs, iam } = all;
  if (hasLinkedRole) {
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
    await sleep(aws, 60_000);
  }
  const StackName = 'infra';
  return {
    ...all,
    create: (template: object, changes: Partial<CreateStackCommandInput> = {}) =>
      cloudformation.send(
        new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template), ...changes }),
      ),
    update: (template: object, changes: Partial<UpdateStackCommandInput> = {}) =>
      cloudformation.send(
        new UpdateStackCommand({ StackName, TemplateBody: JSON.stringify(template), ...changes }),
      ),
    remove: () => cloudformation.send(new DeleteStackCommand({ StackName })),
    wait: () => sleep(aws, 300_000),
    async stack(name = StackName) {
      const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName: name }));
      return Stacks![0]!;
    },
    /** Oldest first: the logical id and the status. */
    async events(name = StackName) {
      const { StackEvents } = await cloudformation.send(
        new DescribeStackEventsCommand({ StackName: name }),
      );
      return StackEvents!.reverse();
    },
    async clusterStatus(name = 'demo') {
      const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: [name] }));
      return clusters![0]?.status;
    },
  };
}

function inShort(
  events: { LogicalResourceId?: string | undefined; ResourceStatus?: string | undefined }[],
) {
  return events.map((event) => `${event.LogicalResourceId} ${event.ResourceStatus}`);
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/monitor-stack-progress.html, read 2026-11-29: a stack
// is CREATE_IN_PROGRESS, and CREATE_COMPLETE once all of it is made; its events say each step, the newest first. That
// AWS sends no CONFIGURATION_COMPLETE for these types is a guess.
test('a stack makes its cluster, and every step is among its events', async () => {
  const { cloudformation, create, wait, stack, events, clusterStatus } = await openStacks();
  const { StackId } = await create(cluster());
  expect(StackId).toMatch(
    /^arn:aws:cloudformation:us-east-1:111122223333:stack\/infra\/[0-9a-f-]{36}$/,
  );
  expect((await stack()).StackStatus).toBe('CREATE_IN_PROGRESS');
  await wait();
  expect(await stack()).toMatchObject({
    StackId,
    StackStatus: 'CREATE_COMPLETE',
    DisableRollback: false,
    Parameters: [],
    Outputs: [],
  });
  const told = await events();
  expect(inShort(told)).toEqual([
    'infra CREATE_IN_PROGRESS',
    'ECSCluster CREATE_IN_PROGRESS',
    'ECSCluster CREATE_IN_PROGRESS',
    'ECSCluster CREATE_COMPLETE',
    'infra CREATE_COMPLETE',
  ]);
  expect(told.map(({ ResourceStatusReason }) => ResourceStatusReason)).toEqual([
    'User Initiated',
    undefined,
    'Resource creation Initiated',
    undefined,
    undefined,
  ]);
  expect(await clusterStatus()).toBe('ACTIVE');
  const waited = await waitUntilStackCreateComplete(
    { client: cloudformation, maxWaitTime: 60 },
    { StackName: 'infra' },
  );
  expect(waited.state).toBe('SUCCESS');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html, read 2026-11-29: a stack that
// cannot be created is rolled back by default, and a name is taken until its stack is deleted: AlreadyExistsException.
// The refusal of ECS is public: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/818
test('the first cluster of an account fails its stack, and the next stack works', async () => {
  const { create, remove, wait, stack, events, clusterStatus } = await openStacks(false);
  const { StackId } = await create(cluster());
  await wait();
  const told = await events();
  expect(inShort(told)).toEqual([
    'infra CREATE_IN_PROGRESS',
    'ECSCluster CREATE_IN_PROGRESS',
    'ECSCluster CREATE_FAILED',
    'infra ROLLBACK_IN_PROGRESS',
    'ECSCluster DELETE_IN_PROGRESS',
    'ECSCluster DELETE_COMPLETE',
    'infra ROLLBACK_COMPLETE',
  ]);
  expect(told[2]!.ResourceStatusReason).toMatch(RACE);
  expect(told[3]!.ResourceStatusReason).toBe(
    'The following resource(s) failed to create: [ECSCluster]. Rollback requested by user.',
  );
  expect(await clusterStatus()).toBeUndefined();
  expect((await refusal(create(cluster()))).message).toBe('Stack [infra] already exists');
  await remove();
  await wait();
  expect((await stack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
  await create(cluster());
  await wait();
  expect((await stack()).StackStatus).toBe('CREATE_COMPLETE');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html, read 2026-11-29:
// the made resources stay, and the failed ones stay failed until the next update, which goes on from there.
test('a failed stack that keeps what it has is retried, and this time it works', async () => {
  const { aws, create, update, wait, stack, events, clusterStatus } = await openStacks(false);
  await create(cluster(), { DisableRollback: true });
  for (let polls = 0; polls < 20 && (await stack()).StackStatus !== 'CREATE_FAILED'; polls++) {
    await aws.sleep(300_000);
  }
  expect(await stack()).toMatchObject({
    StackStatus: 'CREATE_FAILED',
    StackStatusReason: 'The following resource(s) failed to create: [ECSCluster]. ',
  });
  // At once: the few seconds that CloudFormation itself takes are enough for the role.
  await update(cluster());
  await wait();
  expect(await stack()).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  expect(inShort(await events()).slice(-6)).toEqual([
    'infra UPDATE_IN_PROGRESS',
    'ECSCluster CREATE_IN_PROGRESS',
    'ECSCluster CREATE_IN_PROGRESS',
    'ECSCluster CREATE_COMPLETE',
    'infra UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'infra UPDATE_COMPLETE',
  ]);
  expect(await clusterStatus()).toBe('ACTIVE');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackStack.html, read 2026-11-29: from CREATE_FAILED and
// UPDATE_FAILED a stack goes back to its last known stable state, which is any *_COMPLETE; one that has none is deleted.
test('a stack that failed to be created has no stable state, and a rollback deletes it', async () => {
  const { cloudformation, create, wait, stack } = await openStacks(false);
  const { StackId } = await create(cluster(), { OnFailure: 'DO_NOTHING' });
  await wait();
  await cloudformation.send(new RollbackStackCommand({ StackName: 'infra' }));
  expect((await stack(StackId)).StackStatus).toBe('DELETE_IN_PROGRESS');
  await wait();
  expect((await stack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
});

test('what becomes of a failure is said once, and what is retained only after one', async () => {
  const { cloudformation, create, wait } = await openStacks();
  const both = create(cluster(), { OnFailure: 'DELETE', DisableRollback: true });
  expect(await refusal(both)).toMatchObject({
    name: 'ValidationError',
    message: 'Either DisableRollback or OnFailure can be specified, not both.',
  });
  const { StackId } = await create(cluster());
  await wait();
  const retained = cloudformation.send(
    new DeleteStackCommand({ StackName: 'infra', RetainResources: ['ECSCluster'] }),
  );
  expect(await refusal(retained)).toMatchObject({
    name: 'ValidationError',
    message: `Invalid operation on stack [${StackId}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
  });
});

test('a stack that failed to be updated goes back to its stable state', async () => {
  const { cloudformation, create, update, wait, stack } = await openStacks();
  await create(cluster());
  await wait();
  const worse = cluster({ ClusterName: 'demo', CapacityProviders: ['GHOST'] });
  await update(worse, { DisableRollback: true });
  await wait();
  expect((await stack()).StackStatus).toBe('UPDATE_FAILED');
  await cloudformation.send(new RollbackStackCommand({ StackName: 'infra' }));
  await wait();
  expect((await stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html: what a failed creation made is deleted,
// and the stack stays, to be looked at and deleted; AWS's words are public:
// https://github.com/aws/aws-cdk/issues/901
test('a stack whose creation was rolled back cannot be updated', async () => {
  const { create, update, wait, stack } = await openStacks(false);
  await create(cluster());
  await wait();
  const { StackId, StackStatus } = await stack();
  expect(StackStatus).toBe('ROLLBACK_COMPLETE');
  const refused = await refusal(update(cluster()));
  expect(refused.message).toBe(
    `Stack:${StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
  );
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html, read 2026-11-29: OnFailure is
// DO_NOTHING, ROLLBACK or DELETE, and ROLLBACK where nothing is said.
test('a stack that fails deletes itself when it was told to', async () => {
  const { create, wait, stack } = await openStacks(false);
  const { StackId } = await create(cluster(), { OnFailure: 'DELETE' });
  await wait();
  expect((await stack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html, read 2026-11-29: names are
// unique. That the other's cluster stays follows from it; where the words come from is said in the code.
test('a cluster that is there already fails the stack, and stays', async () => {
  const { create, wait, events, clusterStatus } = await openStacks();
  await create(cluster(), { StackName: 'first' });
  await wait();
  await create(cluster());
  await wait();
  const failed = (await events()).find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
  expect(failed!.ResourceStatusReason).toMatch(
    /^Resource handler returned message: "Resource of type 'AWS::ECS::Cluster' with identifier 'demo' already exists\." \(RequestToken: [0-9a-f-]{36}, HandlerErrorCode: AlreadyExists\)$/,
  );
  expect(await clusterStatus()).toBe('ACTIVE');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html, read 2026-11-29: once a stack
// is deleted, so are its resources.
test('a role is made with its policies, and taken away with its stack', async () => {
  const { aws, iam, create, remove, wait, stack } = await openStacks();
  const before = await aws.inventory();
  const template = {
    Parameters: { Path: { Type: 'String', Default: '/team/' } },
    ...role({
      RoleName: 'web-task',
      Path: { Ref: 'Path' },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'],
      Policies: [
        {
          PolicyName: 'logs',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'logs:*', Resource: '*' }],
          },
        },
      ],
    }),
    Outputs: {
      RoleArn: { Value: { 'Fn::GetAtt': ['TaskRole', 'Arn'] }, Description: 'what tasks are' },
      Said: { Value: { 'Fn::Sub': '${TaskRole} of ${AWS::StackName} in ${AWS::Region}' } },
    },
  };
  await create(template, { Capabilities: ['CAPABILITY_NAMED_IAM'] });
  await wait();
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'web-task' }));
  expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))).toEqual(TRUST);
  expect((await stack()).Outputs).toEqual([
    {
      OutputKey: 'RoleArn',
      OutputValue: 'arn:aws:iam::111122223333:role/team/web-task',
      Description: 'what tasks are',
    },
    { OutputKey: 'Said', OutputValue: 'web-task of infra in us-east-1' },
  ]);
  const named = { RoleName: 'web-task' };
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand(named));
  const { PolicyNames } = await iam.send(new ListRolePoliciesCommand(named));
  expect([AttachedPolicies!.length, PolicyNames]).toEqual([1, ['logs']]);
  await remove();
  await wait();
  expect(await aws.inventory()).toEqual(before);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html, read 2026-11-29:
// CloudFormation generates a unique physical id. That it is made of stack, logical id and twelve characters is a guess
// from public ones.
test('a resource without a name gets one from its stack', async () => {
  const { cloudformation, create, wait } = await openStacks();
  await create(cluster({}));
  await wait();
  const { StackResourceSummaries } = await cloudformation.send(
    new ListStackResourcesCommand({ StackName: 'infra' }),
  );
  expect(StackResourceSummaries).toMatchObject([
    {
      LogicalResourceId: 'ECSCluster',
      PhysicalResourceId: expect.stringMatching(/^infra-ECSCluster-[A-Za-z0-9]{12}$/) as string,
      ResourceType: 'AWS::ECS::Cluster',
      ResourceStatus: 'CREATE_COMPLETE',
    },
  ]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html, read 2026-11-29:
// a resource is created before one that names it by Ref, Fn::GetAtt or Fn::Sub, and deleted after it.
test('resources are made in the order in which they need each other, and deleted in the other', async () => {
  const { create, remove, wait, events } = await openStacks();
  const template = {
    Resources: {
      ...(
        cluster({
          ClusterName: 'demo',
          Tags: [{ Key: 'role', Value: { 'Fn::GetAtt': 'TaskRole.Arn' } }],
        }) as { Resources: object }
      ).Resources,
      ...(role() as { Resources: object }).Resources,
    },
  };
  const { StackId } = await create(template, { Capabilities: ['CAPABILITY_IAM'] });
  await wait();
  await remove();
  await wait();
  const done = inShort(await events(StackId)).filter((each) => each.endsWith('_COMPLETE'));
  expect(done).toEqual([
    'TaskRole CREATE_COMPLETE',
    'ECSCluster CREATE_COMPLETE',
    'infra CREATE_COMPLETE',
    'ECSCluster DELETE_COMPLETE',
    'TaskRole DELETE_COMPLETE',
    'infra DELETE_COMPLETE',
  ]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html, read
// 2026-11-29: without interruption, or by a replacement, which is created first; then the old one is deleted.
test('an update changes what is there, and makes anew what cannot be changed', async () => {
  const { create, update, wait, stack, events, clusterStatus, ecs } = await openStacks();
  await create(cluster());
  await wait();
  await update(cluster({ ClusterName: 'demo', CapacityProviders: ['FARGATE'] }));
  await wait();
  expect((await stack()).StackStatus).toBe('UPDATE_COMPLETE');
  const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['demo'] }));
  expect(clusters![0]!.capacityProviders).toEqual(['FARGATE']);
  await update(cluster({ ClusterName: 'other' }));
  await wait();
  expect(await Promise.all([clusterStatus('demo'), clusterStatus('other')])).toEqual([
    'INACTIVE',
    'ACTIVE',
  ]);
  const told = await events();
  expect(told.map(({ ResourceStatusReason }) => ResourceStatusReason)).toContain(
    'Requested update requires the creation of a new physical resource; hence creating one.',
  );
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html, read 2026-11-29:
// beside those of the stack, CloudFormation puts three of its own on a resource. That a resource's own tag wins over
// one of its stack is a guess.
test('the tags of a stack are put on its resources', async () => {
  const { create, update, wait, ecs, stack } = await openStacks();
  const tagged = cluster({ ClusterName: 'demo', Tags: [{ Key: 'a', Value: 'own' }] });
  await create(tagged, {
    Tags: [
      { Key: 'a', Value: 'of the stack' },
      { Key: 'b', Value: '1' },
    ],
  });
  await wait();
  const tags = async () => {
    const input = { clusters: ['demo'], include: ['TAGS' as const] };
    const { clusters } = await ecs.send(new DescribeClustersCommand(input));
    return clusters![0]!.tags;
  };
  const { StackId } = await stack();
  const stamp = [
    { key: 'aws:cloudformation:stack-name', value: 'infra' },
    { key: 'aws:cloudformation:logical-id', value: 'ECSCluster' },
    { key: 'aws:cloudformation:stack-id', value: StackId },
  ];
  expect(await tags()).toEqual([{ key: 'a', value: 'own' }, { key: 'b', value: '1' }, ...stamp]);
  await update(tagged, { Tags: [{ Key: 'c', Value: '2' }] });
  await wait();
  expect(await tags()).toEqual([{ key: 'a', value: 'own' }, ...stamp, { key: 'c', value: '2' }]);
});

// AWS documents that which tags of a stack reach a resource varies by its type:
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html. Roles get those that somebody
// gave the stack, and none of CloudFormation's own, as users report since 2019:
// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/277, open on 2026-11-29.
test('a role has the tags of its stack, and none of CloudFormation’s own', async () => {
  const { create, wait, iam } = await openStacks();
  await create(role({ RoleName: 'demo' }), {
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    Tags: [{ Key: 'b', Value: '1' }],
  });
  await wait();
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'demo' }));
  expect(Role!.Tags).toEqual([{ Key: 'b', Value: '1' }]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html, read 2026-11-29: an update cannot
// replace a resource with a custom name, which needs a new one. AWS's words: https://github.com/convox/rack/issues/2941
test('what has a name of its own is not replaced under the same name', async () => {
  const { create, update, wait, stack, events, iam } = await openStacks();
  const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
  await create(role({ RoleName: 'web-task' }), { Capabilities });
  await wait();
  await update(role({ RoleName: 'web-task', Path: '/team/' }), { Capabilities });
  await wait();
  expect((await stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  const failed = (await events()).find(({ ResourceStatus }) => ResourceStatus === 'UPDATE_FAILED');
  expect(failed!.ResourceStatusReason).toBe(
    'CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename web-task and update the stack again.',
  );
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'web-task' }));
  expect(Role!.Path).toBe('/');
  await update(role({ RoleName: 'other', Path: '/team/' }), { Capabilities });
  await wait();
  expect((await stack()).StackStatus).toBe('UPDATE_COMPLETE');
});

// AWS's words: https://github.com/aws/aws-cli/issues/3249
test('an update that changes nothing is refused', async () => {
  const { create, update, wait } = await openStacks();
  await create(cluster());
  await wait();
  const refused = await refusal(update(cluster()));
  expect(refused).toMatchObject({
    name: 'ValidationError',
    message: 'No updates are to be performed.',
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html, read 2026-11-29: without the option to
// keep what was provisioned, everything goes back to the last stable state, and what had none is deleted.
test('an update that fails is taken back', async () => {
  const { create, update, wait, stack, events, ecs, clusterStatus } = await openStacks();
  await create(cluster());
  await wait();
  const template = {
    Resources: {
      ...(cluster({ ClusterName: 'demo', CapacityProviders: ['GHOST'] }) as { Resources: object })
        .Resources,
      Second: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'second' } },
    },
  };
  await update(template);
  await wait();
  expect((await stack()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(inShort(await events())).toContain('ECSCluster UPDATE_FAILED');
  const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['demo'] }));
  expect(clusters![0]).toMatchObject({ status: 'ACTIVE', capacityProviders: [] });
  expect(await clusterStatus('second')).not.toBe('ACTIVE');
});

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCluster.html and
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html, read 2026-11-29: a cluster
// with tasks cannot be deleted, and the stack is DELETE_FAILED. The reason's form is a guess.
test('a stack cannot delete a cluster that has tasks, and can be deleted later', async () => {
  const { aws, ecs, ec2, create, remove, wait, stack } = await openStacks();
  const { StackId } = await create(cluster());
  await wait();
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  await ecs.send(new RegisterTaskDefinitionCommand(web()));
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: [Subnets![0]!.SubnetId!] } },
    }),
  );
  await remove();
  await sleep(aws, 30_000);
  expect(await stack()).toMatchObject({
    StackStatus: 'DELETE_FAILED',
    StackStatusReason: 'The following resource(s) failed to delete: [ECSCluster]. ',
  });
  expect(tasks).toHaveLength(1);
  await ecs.send(new StopTaskCommand({ cluster: 'demo', task: tasks![0]!.taskArn }));
  await wait();
  await remove();
  await wait();
  expect((await stack(StackId)).StackStatus).toBe('DELETE_COMPLETE');
});

// The words are those of the library that judges schemas, https://github.com/everit-org/json-schema/issues/140; in a
// stack: https://github.com/ACloudGuru-Resources/course-aws-sysops-administrator-associate/pull/3
test('a property that a type does not have fails the resource', async () => {
  const { create, wait, events } = await openStacks();
  await create(cluster({ Colour: 'red' }));
  await wait();
  const told = await events();
  expect(told[2]).toMatchObject({
    ResourceStatus: 'CREATE_FAILED',
    ResourceStatusReason:
      'Properties validation failed for resource ECSCluster with message:\n#: extraneous key [Colour] is not permitted',
  });
});

// AWS's words: https://github.com/ACloudGuru-Resources/course-aws-sysops-administrator-associate/pull/3
test('a property of the wrong type fails the resource', async () => {
  const { create, wait, stack } = await openStacks();
  await create(cluster({ CapacityProviders: 'FARGATE' }));
  await wait();
  expect((await stack()).StackStatus).toBe('ROLLBACK_COMPLETE');
});

// AWS's words, of templates without resources: https://github.com/mludvig/aws-ethereum-miner/issues/7; of names:
// https://github.com/cfndsl/cfndsl/issues/343; of references: https://github.com/serverless/serverless/issues/4745. The
// others are guesses.
test.for<[string, unknown, string]>([
  [
    'no resources',
    { Resources: {} },
    'Template format error: At least one Resources member must be defined.',
  ],
  [
    'types that are none',
    { Resources: { A: { Type: 'Klaster' }, B: { Type: 'AWS::S3' } } },
    'Template format error: Unrecognized resource types: [Klaster, AWS::S3]',
  ],
  [
    'a resource without a type',
    { Resources: { A: {} } },
    'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
  ],
  [
    'a logical id with a hyphen',
    { Resources: { 'a-b': { Type: 'AWS::ECS::Cluster' } } },
    'Template format error: Resource name a-b is non alphanumeric.',
  ],
  [
    'a reference that leads nowhere',
    cluster({ ClusterName: { Ref: 'Name' } }),
    'Template format error: Unresolved resource dependencies [Name] in the Resources block of the template',
  ],
  [
    'an attribute of nothing',
    cluster({ ClusterName: { 'Fn::GetAtt': ['Ghost', 'Arn'] } }),
    'Template error: instance of Fn::GetAtt references undefined resource Ghost',
  ],
  [
    'a circle',
    cluster({ ClusterName: { Ref: 'ECSCluster' } }),
    'Circular dependency between resources: [ECSCluster]',
  ],
  [
    'a section that is none',
    { ...cluster(), Ressources: {} },
    'Invalid template property or properties [Ressources]',
  ],
  [
    'a parameter without a value',
    { ...cluster(), Parameters: { Name: { Type: 'String' } } },
    'Parameters: [Name] must have values',
  ],
])('CreateStack refuses a template with %s', async ([, template, message]) => {
  const { cloudformation, create } = await openStacks();
  const refused = await refusal(create(template as object));
  expect(refused).toMatchObject({ name: 'ValidationError', message });
  const { Stacks } = await cloudformation.send(new DescribeStacksCommand({}));
  expect(Stacks).toEqual([]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html, read 2026-11-29: IAM
// resources need CAPABILITY_IAM, or CAPABILITY_NAMED_IAM where they have names of their own; else
// InsufficientCapabilities.
test('a template that makes roles wants to be sure that you know', async () => {
  const { create } = await openStacks();
  const named = await refusal(
    create(role({ RoleName: 'web-task' }), { Capabilities: ['CAPABILITY_IAM'] }),
  );
  expect(named).toBeInstanceOf(InsufficientCapabilitiesException);
  expect(named.message).toBe('Requires capabilities : [CAPABILITY_NAMED_IAM]');
  const unnamed = await refusal(create(role()));
  expect(unnamed.message).toBe('Requires capabilities : [CAPABILITY_IAM]');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html, read 2026-11-29:
// AlreadyExistsException, the stack with the name is there.
test('the name of a stack that is not deleted is taken', async () => {
  const { create } = await openStacks();
  await create(cluster());
  expect(await refusal(create(cluster()))).toBeInstanceOf(AlreadyExistsException);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html, read 2026-11-29: a stack
// that does not exist is a ValidationError. That DeleteStack of none is no error is a guess.
test('a stack that is not there is no stack to describe, and nothing to delete', async () => {
  const { remove, stack } = await openStacks();
  await remove();
  expect((await refusal(stack())).message).toBe('Stack with id infra does not exist');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html, read 2026-11-29: the
// deletion fails and the stack with its status stays as it was. AWS's words:
// https://github.com/ekristen/aws-nuke/issues/821
test('a stack that is protected is not deleted', async () => {
  const { create, remove, wait } = await openStacks();
  await create(cluster(), { EnableTerminationProtection: true });
  await wait();
  expect((await refusal(remove())).message).toBe(
    'Stack [infra] cannot be deleted while TerminationProtection is enabled',
  );
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html, read 2026-11-29:
// by StackName, or by PhysicalResourceId, for the stack that the resource is in.
test('the stack of a resource is found by the name of the resource', async () => {
  const { cloudformation, create, wait } = await openStacks();
  const { StackId } = await create(cluster());
  await wait();
  const { StackResources } = await cloudformation.send(
    new DescribeStackResourcesCommand({ PhysicalResourceId: 'demo' }),
  );
  expect(StackResources).toMatchObject([{ StackId, LogicalResourceId: 'ECSCluster' }]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html: without a role, the caller's credentials.
test.each([
  ['ecs:CreateCluster', 'create'],
  ['iam:CreateServiceLinkedRole', 'create'],
  ['ecs:DeleteCluster', 'remove'],
] as const)('a stack of a cluster takes %s as well, to %s it', async (action, act) => {
  const { aws, create, remove, wait } = await openStacks(false);
  if (act === 'remove') {
    await create(cluster(), { DisableRollback: true });
    await wait();
    await remove();
    await wait();
    await create(cluster());
    await wait();
  }
  const Statement = [{ Effect: 'Allow', NotAction: action, Resource: '*' }];
  aws.guards.push(enforce({ Version: '2012-10-17', Statement }));
  const refused = await refusal(act === 'create' ? create(cluster()) : remove());
  expect(refused.message).toContain(`is not authorized to perform: ${action} on resource:`);
});
