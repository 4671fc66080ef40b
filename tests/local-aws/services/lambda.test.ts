import {
  AddPermissionCommand,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionCommand,
  DeleteFunctionUrlConfigCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  InvokeCommand,
  ListFunctionsCommand,
  ListTagsCommand,
  paginateListFunctions,
  RemovePermissionCommand,
  ResourceConflictException,
  ResourceNotFoundException,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type CreateFunctionCommandInput,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import { ARN, IMAGE, openLambda, ROLE } from './lambda-fixtures.ts';
import { refusal } from './refusal.ts';

test('a new function is Pending, and Active when its image has been taken in', async () => {
  const { lambda, create, settle } = await openLambda();
  const created = await create({ Environment: { Variables: { GREETING: 'hi' } } });
  expect(created).toMatchObject({
    FunctionName: 'hello',
    FunctionArn: ARN,
    Role: ROLE,
    PackageType: 'Image',
    Architectures: ['x86_64'],
    MemorySize: 128,
    Timeout: 3,
    EphemeralStorage: { Size: 512 },
    Environment: { Variables: { GREETING: 'hi' } },
    LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/hello' },
    State: 'Pending',
    StateReason: 'The function is being created.',
    StateReasonCode: 'Creating',
    Version: '$LATEST',
    LastModified: expect.stringMatching(/^2026-11-02T09:\d\d:\d\d\.\d{3}\+0000$/) as string,
  });
  expect(created.LastUpdateStatus).toBe(undefined);
  await settle();
  const { Configuration, Code, Tags } = await lambda.send(
    new GetFunctionCommand({ FunctionName: 'hello' }),
  );
  expect(Configuration).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
  expect(Configuration!.StateReason).toBe(undefined);
  expect(Configuration!.RevisionId).not.toBe(created.RevisionId);
  expect(Code).toEqual({
    RepositoryType: 'ECR',
    ImageUri: IMAGE,
    ResolvedImageUri: `${IMAGE.replace(':1', '')}@sha256:${Configuration!.CodeSha256}`,
  });
  expect(Tags).toBe(undefined);
});

const ZIP = { PackageType: 'Zip' as const, Code: { ZipFile: new Uint8Array([1]) } };

test.each<[string, Partial<CreateFunctionCommandInput>, string, string]>([
  [
    'a role for another service',
    { Role: 'arn:aws:iam::111122223333:role/task' },
    'InvalidParameterValueException',
    'The role defined for the function cannot be assumed by Lambda.',
  ],
  [
    'no such role',
    { Role: 'arn:aws:iam::111122223333:role/ghost' },
    'InvalidParameterValueException',
    'The role defined for the function cannot be assumed by Lambda.',
  ],
  [
    'a role of another account',
    { Role: 'arn:aws:iam::444455556666:role/hello' },
    'AccessDeniedException',
    'Cross-account pass role is not allowed.',
  ],
  [
    'an image of another registry',
    { Code: { ImageUri: 'public.ecr.aws/lambda/nodejs:24' } },
    'InvalidParameterValueException',
    'Source image public.ecr.aws/lambda/nodejs:24 is not valid. Provide a valid source image.',
  ],
  [
    'an image without a tag',
    { Code: { ImageUri: IMAGE.replace(':1', '') } },
    'InvalidParameterValueException',
    `Source image ${IMAGE.replace(':1', '')} is not valid. Provide a valid source image.`,
  ],
  [
    'an image of another Region',
    { Code: { ImageUri: IMAGE.replace('us-east-1', 'eu-west-1') } },
    'InvalidParameterValueException',
    'is not valid. Provide a valid source image.',
  ],
  [
    'an image that is not there',
    { Code: { ImageUri: IMAGE.replace(':1', ':does-not-exist') } },
    'InvalidParameterValueException',
    'does not exist. Provide a valid source image.',
  ],
  [
    'an image of another account',
    { Code: { ImageUri: IMAGE.replace('111122223333', '444455556666') } },
    'AccessDeniedException',
    'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
  ],
  ['no image', { Code: {} }, 'InvalidParameterValueException', 'ImageUri is required.'],
  [
    'too little memory',
    { MemorySize: 64 },
    'ValidationException',
    "1 validation error detected: Value '64' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128",
  ],
  [
    'too much memory',
    { MemorySize: 10_241 },
    'InvalidParameterValueException',
    "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
  ],
  [
    'too long',
    { Timeout: 901 },
    'ValidationException',
    "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
  ],
  [
    'two architectures',
    { Architectures: ['arm64', 'x86_64'] },
    'ValidationException',
    "at 'architectures' failed to satisfy constraint: Member must have length less than or equal to 1",
  ],
  [
    'an architecture that is none',
    { Architectures: ['riscv' as 'arm64'] },
    'ValidationException',
    "Value 'riscv' at 'architectures.1.member' failed to satisfy constraint: Member must satisfy enum value set: [x86_64, arm64]",
  ],
  [
    'a handler',
    { Handler: 'index.handler' },
    'InvalidParameterValueException',
    'not supported for functions created with container images',
  ],
  [
    'a reserved variable',
    { Environment: { Variables: { AWS_REGION: 'us-east-1' } } },
    'InvalidParameterValueException',
    'Reserved keys used in this request: AWS_REGION',
  ],
  [
    'too many variables',
    { Environment: { Variables: { LONG: 'x'.repeat(4096) } } },
    'InvalidParameterValueException',
    'exceeded the 4KB limit. String measured: {"LONG":"xxx',
  ],
  [
    'an archive',
    ZIP,
    'NotImplemented',
    'The local AWS does not model functions of PackageType Zip.',
  ],
  [
    'a VPC',
    { VpcConfig: { SubnetIds: ['subnet-1'] } },
    'NotImplemented',
    'The local AWS does not model VpcConfig of a function.',
  ],
])('a function with %s is refused', async (_what, changes, name, message) => {
  const { lambda, create } = await openLambda();
  const refused = await refusal(create(changes));
  expect(refused.name).toBe(name);
  expect(refused.message).toContain(message);
  expect((await lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
});

test('a role that has just been made cannot be assumed yet, for as long as was asked', async () => {
  const { aws, create } = await openLambda();
  await aws.inject({ kind: 'role-propagation', service: 'lambda' });
  expect((await refusal(create())).message).toContain('cannot be assumed by Lambda');
  await expect(create()).resolves.toBeDefined();
});

test('a name is there once, and a function is found by name, ARN and parts of it', async () => {
  const { lambda, create } = await openLambda();
  await create();
  await expect(create()).rejects.toThrow(ResourceConflictException);
  await expect(create()).rejects.toThrow('Function already exist: hello');
  for (const FunctionName of ['hello', ARN, '111122223333:function:hello', 'function:hello']) {
    const found = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    expect(found.FunctionArn).toBe(ARN);
  }
  const latest = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: 'hello', Qualifier: '$LATEST' }),
  );
  expect(latest.FunctionArn).toBe(`${ARN}:$LATEST`);
});

test.each([
  [
    { FunctionName: 'ghost' },
    'Function not found: arn:aws:lambda:us-east-1:111122223333:function:ghost',
  ],
  [{ FunctionName: 'hello', Qualifier: '7' }, `Function not found: ${ARN}:7`],
  [
    { FunctionName: ARN.replace('us-east-1', 'eu-west-1') },
    "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
  ],
  [
    { FunctionName: `${ARN}:1`, Qualifier: '2' },
    'The derived qualifier from the function name does not match the specified qualifier.',
  ],
])('%j is not found', async (input, message) => {
  const { lambda, create } = await openLambda();
  await create();
  const refused = await refusal(lambda.send(new GetFunctionCommand(input)));
  expect(refused.message).toBe(message);
});

test('while AWS works on a function it cannot be changed', async () => {
  const { lambda, create, settle } = await openLambda();
  const created = await create();
  const change = (changes: object = {}) =>
    lambda.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName: 'hello',
        MemorySize: 256,
        ...changes,
      }),
    );
  await expect(change()).rejects.toThrow(
    `The resource ${ARN} is currently in the following state: 'Pending'. StateReasonCode: 'Creating'`,
  );
  await settle();
  await expect(change({ RevisionId: created.RevisionId })).rejects.toThrow(
    'The Revision Id provided does not match the latest Revision Id.',
  );
  const changing = await change();
  expect(changing).toMatchObject({
    MemorySize: 256,
    Timeout: 3,
    State: 'Active',
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReasonCode: 'Creating',
  });
  const code = () =>
    lambda.send(
      new UpdateFunctionCodeCommand({
        FunctionName: 'hello',
        ImageUri: IMAGE.replace(':1', ':2'),
        Architectures: ['arm64'],
      }),
    );
  await expect(code()).rejects.toThrow(`An update is in progress for resource: ${ARN}`);
  await settle();
  expect((await code()).Architectures).toEqual(['arm64']);
  await settle();
  const { Configuration, Code } = await lambda.send(
    new GetFunctionCommand({ FunctionName: 'hello' }),
  );
  expect(Configuration).toMatchObject({ LastUpdateStatus: 'Successful', MemorySize: 256 });
  expect(Configuration!.CodeSha256).not.toBe(created.CodeSha256);
  expect(Code!.ImageUri).toBe(IMAGE.replace(':1', ':2'));
});

test('a dry run of new code changes nothing, and an archive is refused', async () => {
  const { lambda, create, settle } = await openLambda();
  await create();
  await settle();
  const update = (changes: object) =>
    lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'hello', ...changes }));
  await update({ ImageUri: IMAGE.replace(':1', ':2'), DryRun: true });
  const { Code } = await lambda.send(new GetFunctionCommand({ FunctionName: 'hello' }));
  expect(Code!.ImageUri).toBe(IMAGE);
  for (const archive of [{ ZipFile: new Uint8Array([1]) }, { S3Bucket: 'bucket', S3Key: 'key' }]) {
    await expect(update(archive)).rejects.toThrow(
      'Please provide ImageUri when updating a function with packageType Image.',
    );
  }
});

test('an invocation is refused by name, and a dry run of one is answered', async () => {
  const { lambda, create, settle } = await openLambda();
  await create();
  const call = (changes: object = {}) =>
    lambda.send(new InvokeCommand({ FunctionName: 'hello', ...changes }));
  await expect(call()).rejects.toThrow('The function is currently in the following state: Pending');
  await settle();
  const refused = await refusal(call({ Payload: new TextEncoder().encode('{}') }));
  expect([refused.name, refused.message]).toEqual([
    'NotImplemented',
    'The local AWS does not model the invocation of a function: no container runs.',
  ]);
  expect((await call({ InvocationType: 'DryRun' })).StatusCode).toBe(204);
});

test('functions are listed by name, page by page, without their state', async () => {
  const { lambda, create } = await openLambda();
  for (const FunctionName of ['c', 'a', 'b']) await create({ FunctionName });
  const pages = paginateListFunctions({ client: lambda, pageSize: 2 }, {});
  const names: string[][] = [];
  for await (const { Functions = [] } of pages) {
    names.push(Functions.map((each) => each.FunctionName!));
    expect(Functions.every((each) => each.State === undefined)).toBe(true);
  }
  expect(names).toEqual([['a', 'b'], ['c']]);
});

test('who may call a function is written into its policy', async () => {
  const { lambda, create } = await openLambda();
  await create();
  const FunctionName = 'hello';
  await expect(lambda.send(new GetPolicyCommand({ FunctionName }))).rejects.toThrow(
    'The resource you requested does not exist.',
  );
  const add = (StatementId: string, changes: object = {}) =>
    lambda.send(
      new AddPermissionCommand({
        FunctionName,
        StatementId,
        Action: 'lambda:InvokeFunction',
        Principal: 'elasticloadbalancing.amazonaws.com',
        ...changes,
      }),
    );
  await add('balancer', { SourceArn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:a/b' });
  await add('account', { Principal: '444455556666', SourceAccount: '444455556666' });
  await expect(add('account')).rejects.toThrow(
    'The statement id (account) provided already exists. Please provide a new statement id, or remove the existing statement.',
  );
  await expect(add('url', { FunctionUrlAuthType: 'NONE' })).rejects.toThrow(
    'FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action',
  );
  await add('url', {
    Action: 'lambda:InvokeFunctionUrl',
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
  });
  const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName }));
  expect(JSON.parse(Policy!)).toEqual({
    Version: '2012-10-17',
    Id: 'default',
    Statement: [
      {
        Sid: 'balancer',
        Effect: 'Allow',
        Principal: { Service: 'elasticloadbalancing.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: ARN,
        Condition: {
          ArnLike: { 'AWS:SourceArn': 'arn:aws:elasticloadbalancing:us-east-1:111122223333:a/b' },
        },
      },
      {
        Sid: 'account',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::444455556666:root' },
        Action: 'lambda:InvokeFunction',
        Resource: ARN,
        Condition: { StringEquals: { 'AWS:SourceAccount': '444455556666' } },
      },
      {
        Sid: 'url',
        Effect: 'Allow',
        Principal: '*',
        Action: 'lambda:InvokeFunctionUrl',
        Resource: ARN,
        Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
      },
    ],
  });
  const remove = (StatementId: string) =>
    lambda.send(new RemovePermissionCommand({ FunctionName, StatementId }));
  for (const sid of ['balancer', 'account', 'url']) await remove(sid);
  await expect(remove('url')).rejects.toThrow('Statement url is not found in resource policy.');
  await expect(lambda.send(new GetPolicyCommand({ FunctionName }))).rejects.toThrow(
    ResourceNotFoundException,
  );
});

test('a function has one URL, which goes with it', async () => {
  const { aws, lambda, create } = await openLambda();
  await create();
  const FunctionName = 'hello';
  const make = () =>
    lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'AWS_IAM' }));
  const read = () => lambda.send(new GetFunctionUrlConfigCommand({ FunctionName }));
  await expect(read()).rejects.toThrow('The resource you requested does not exist.');
  const made = await make();
  expect(made).toMatchObject({ FunctionArn: ARN, AuthType: 'AWS_IAM', InvokeMode: 'BUFFERED' });
  expect(made.FunctionUrl).toMatch(/^https:\/\/[a-z2-7]{32}\.lambda-url\.us-east-1\.on\.aws\/$/);
  await expect(make()).rejects.toThrow(
    `Failed to create function url config for [functionArn = ${ARN}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
  );
  expect((await read()).FunctionUrl).toBe(made.FunctionUrl);
  expect((await aws.inventory()).find(({ kind }) => kind === 'function-url')).toMatchObject({
    id: made.FunctionUrl,
    content: { functionArn: ARN, authType: 'AWS_IAM' },
  });
  await lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName }));
  await expect(read()).rejects.toThrow('The resource you requested does not exist.');
  await make();
  await lambda.send(new DeleteFunctionCommand({ FunctionName }));
  await expect(read()).rejects.toThrow('The resource you requested does not exist.');
});

test('tags are set, read and removed by the ARN', async () => {
  const { lambda, create } = await openLambda();
  await create({ Tags: { project: 'demo' } });
  await lambda.send(new TagResourceCommand({ Resource: ARN, Tags: { stage: 'test' } }));
  const { Tags } = await lambda.send(new ListTagsCommand({ Resource: ARN }));
  expect(Tags).toEqual({ project: 'demo', stage: 'test' });
  await lambda.send(new UntagResourceCommand({ Resource: ARN, TagKeys: ['project'] }));
  const found = await lambda.send(new GetFunctionCommand({ FunctionName: 'hello' }));
  expect(found.Tags).toEqual({ stage: 'test' });
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, '']));
  await expect(lambda.send(new TagResourceCommand({ Resource: ARN, Tags: many }))).rejects.toThrow(
    'Number of tags exceeds resource tag limit.',
  );
  await expect(
    lambda.send(new ListTagsCommand({ Resource: ARN.replace('hello', 'ghost') })),
  ).rejects.toThrow('Function not found');
});

test('a deleted function leaves nothing, and one of its name begins anew', async () => {
  const { aws, lambda, create, settle } = await openLambda();
  const before = await aws.inventory();
  await create({ Tags: { project: 'demo' } });
  expect((await aws.inventory()).find(({ kind }) => kind === 'function')).toMatchObject({
    id: ARN,
    content: { imageUri: IMAGE, tags: { project: 'demo' } },
  });
  await expect(
    lambda.send(new DeleteFunctionCommand({ FunctionName: 'hello', Qualifier: '$LATEST' })),
  ).rejects.toThrow('$LATEST version cannot be deleted without deleting the function.');
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'hello' }));
  expect(await aws.inventory()).toEqual(before);
  await expect(lambda.send(new DeleteFunctionCommand({ FunctionName: 'hello' }))).rejects.toThrow(
    `Function not found: ${ARN}`,
  );
  expect((await create()).State).toBe('Pending');
  await settle();
  const again = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'hello' }));
  expect(again.State).toBe('Active');
});

test('a call needs its own action, and the role to be handed to Lambda', async () => {
  const { aws, lambda, create } = await openLambda();
  const pass = {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: ROLE,
    Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
  };
  const make = { Effect: 'Allow', Action: 'lambda:CreateFunction', Resource: ARN };
  const under = (...Statement: object[]) => {
    aws.guards.length = 0;
    aws.guards.push(enforce({ Statement }));
  };
  under(make);
  await expect(create()).rejects.toThrow(
    `is not authorized to perform: iam:PassRole on resource: ${ROLE}`,
  );
  under(make, pass);
  await expect(create({ Tags: { a: 'b' } })).rejects.toThrow('lambda:TagResource');
  await expect(create()).resolves.toBeDefined();
  const refused = await refusal(lambda.send(new DeleteFunctionCommand({ FunctionName: 'hello' })));
  expect([refused.name, refused.message]).toEqual([
    'AccessDeniedException',
    `User: arn:aws:iam::111122223333:user/reader is not authorized to perform: lambda:DeleteFunction on resource: ${ARN} because no identity-based policy allows the lambda:DeleteFunction action`,
  ]);
});
