import { readFileSync } from 'node:fs';
import { NormalizedSchema } from '@smithy/core/schema';
import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling';
import { CreateStackCommand, RollbackStackCommand } from '@aws-sdk/client-cloudformation';
import { SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { CreateVpcCommand } from '@aws-sdk/client-ec2';
import {
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
  RegisterTaskDefinitionRequest$,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { AddTagsCommand, CreateRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateRoleCommand,
  CreateRoleRequest$,
  ListServerCertificates$,
  UntagRoleCommand,
} from '@aws-sdk/client-iam';
import { operation } from '../../../src/local-aws/core/operation.ts';
import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import { expect, test } from 'vitest';
import { findBotocore, readModel } from '../../../quality/constraints/botocore.ts';
import { checkConstraints } from '../../../quality/checks/served-constraints.ts';
import {
  allConstraintsFile,
  servedConstraints,
  servedConstraintsFile,
  writtenConstraints,
} from '../../../quality/constraints/files.ts';
import {
  constraintText,
  inputConstraints,
  type InputConstraints,
} from '../../../quality/constraints/input-constraints.ts';
import { serviceSignedAs } from '../../../src/engine/aws/find-service.ts';
import { toJavaScript } from '../../../quality/constraints/java-regex.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { findViolation } from '../../../src/local-aws/wire/check-constraints.ts';
import type { ConstraintModel } from '../../../src/local-aws/core/constraint-model.ts';
import { clientsOf, openLocalAws } from '../../local.ts';
import { proof } from '../../proof.ts';
import { openAllServices } from '../services/open-all-services.ts';
import { refusal } from '../services/refusal.ts';
import { web } from '../services/ecs-fixtures.ts';
import { PACKAGES } from './sdk-packages.ts';

/** A service that AWS's model constrains in nothing. */
const EMPTY = { notEnforced: {}, origin: 'botocore 0.0.0', licence: 'Apache-2.0' };

test.each([
  [
    'IAM: too long a name',
    (clients: Clients) =>
      clients.iam.send(
        new CreateRoleCommand({ RoleName: 'r'.repeat(65), AssumeRolePolicyDocument: '{}' }),
      ),
    'ValidationError',
    "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64",
  ],
  [
    'IAM: a tag inside a list',
    (clients: Clients) =>
      clients.iam.send(
        new CreateRoleCommand({
          RoleName: 'r',
          AssumeRolePolicyDocument: '{}',
          Tags: [
            { Key: 'a', Value: 'b' },
            { Key: 'a;', Value: 'b' },
          ],
        }),
      ),
    'ValidationError',
    "1 validation error detected: Value at 'tags.2.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
  ],
  [
    'IAM: a number out of range',
    (clients: Clients) =>
      clients.iam.send(
        new CreateRoleCommand({
          RoleName: 'r',
          AssumeRolePolicyDocument: '{}',
          MaxSessionDuration: 60,
        }),
      ),
    'ValidationError',
    "1 validation error detected: Value at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600",
  ],
  [
    'IAM: a key in a list of keys, where all that it may break is named',
    (clients: Clients) =>
      clients.iam.send(new UntagRoleCommand({ RoleName: 'r', TagKeys: ['a;'] })),
    'ValidationError',
    "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+, Member must not be null]",
  ],
  [
    'CloudWatch Logs: a value of a map',
    (clients: Clients) =>
      clients.logs.send(
        new CreateLogGroupCommand({ logGroupName: '/a', tags: { key: 'v'.repeat(257) } }),
      ),
    'InvalidParameterException',
    `1 validation error detected: Value '${'v'.repeat(257)}' at 'tags.key.member' failed to satisfy constraint: Member must have length less than or equal to 256`,
  ],
  [
    'CloudWatch Logs: a number',
    (clients: Clients) => clients.logs.send(new DescribeLogGroupsCommand({ limit: 51 })),
    'InvalidParameterException',
    "1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50",
  ],
  [
    'ECS: an enum',
    (clients: Clients) =>
      clients.ecs.send(
        new CreateServiceCommand({ serviceName: 'a', launchType: 'LAMBDA' as 'FARGATE' }),
      ),
    'InvalidParameterException',
    'launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]',
  ],
  [
    'ECS: an enum deep inside',
    (clients: Clients) =>
      clients.ecs.send(
        new RegisterTaskDefinitionCommand(
          web({
            containerDefinitions: [
              {
                name: 'a',
                image: 'b',
                portMappings: [{ containerPort: 80, protocol: 'quic' as 'tcp' }],
              },
            ],
          }),
        ),
      ),
    'InvalidParameterException',
    'protocol should be one of [tcp,udp]',
  ],
  [
    'EC2: an enum',
    (clients: Clients) =>
      clients.ec2.send(
        new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', InstanceTenancy: 'cosy' as 'default' }),
      ),
    'InvalidParameterValue',
    'Value (cosy) for parameter instanceTenancy is invalid. Member must satisfy enum value set: [default, dedicated, host]',
  ],
  [
    'Service Quotas: a pattern',
    (clients: Clients) =>
      clients.quotas.send(new GetServiceQuotaCommand({ ServiceCode: '1st', QuotaCode: 'L-1' })),
    'IllegalArgumentException',
    "1 validation error detected: Value '1st' at 'serviceCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][a-zA-Z0-9-]{1,63}",
  ],
  [
    'ELB: a number out of range',
    ({ elb }: Clients) =>
      elb.send(
        new CreateRuleCommand({ ListenerArn: 'l', Conditions: [], Actions: [], Priority: 0 }),
      ),
    'ValidationError',
    "1 validation error detected: Value '0' at 'priority' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    'ELB: a tag inside a list',
    ({ elb }: Clients) =>
      elb.send(new AddTagsCommand({ ResourceArns: ['a'], Tags: [{ Key: 'a', Value: 'b;' }] })),
    'ValidationError',
    "1 validation error detected: Value 'b;' at 'tags.1.member.value' failed to satisfy constraint: Member must satisfy regular expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$",
  ],
  [
    'CloudWatch: an enum',
    ({ cloudwatch }: Clients) =>
      cloudwatch.send(
        new SetAlarmStateCommand({
          AlarmName: 'a',
          StateValue: 'FINE' as 'OK',
          StateReason: 'because',
        }),
      ),
    'ValidationException',
    "1 validation error detected: Value 'FINE' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [OK, ALARM, INSUFFICIENT_DATA]",
  ],
  [
    'CloudWatch: too long a reason',
    ({ cloudwatch }: Clients) =>
      cloudwatch.send(
        new SetAlarmStateCommand({
          AlarmName: 'a',
          StateValue: 'OK',
          StateReason: 'r'.repeat(1024),
        }),
      ),
    'ValidationException',
    `1 validation error detected: Value '${'r'.repeat(1024)}' at 'stateReason' failed to satisfy constraint: Member must have length less than or equal to 1023`,
  ],
  [
    'Application Auto Scaling: an item of a list',
    ({ scaling }: Clients) =>
      scaling.send(
        new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs', ResourceIds: [''] }),
      ),
    'ValidationException',
    "1 validation error detected: Value '' at 'resourceIds.1.member' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'CloudFormation: a capability',
    ({ cloudformation }: Clients) =>
      cloudformation.send(
        new CreateStackCommand({
          StackName: 'a',
          TemplateBody: '{}',
          Capabilities: ['CAPABILITY_ALL' as 'CAPABILITY_IAM'],
        }),
      ),
    'ValidationError',
    "1 validation error detected: Value 'CAPABILITY_ALL' at 'capabilities.1.member' failed to satisfy constraint: Member must satisfy enum value set: [CAPABILITY_IAM, CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND]",
  ],
  [
    'CloudFormation: a pattern with alternatives',
    ({ cloudformation }: Clients) =>
      cloudformation.send(new RollbackStackCommand({ StackName: '1st' })),
    'ValidationError',
    "1 validation error detected: Value '1st' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: ([a-zA-Z][-a-zA-Z0-9]*)|(arn:\\b(aws|aws-us-gov|aws-cn)\\b:[-a-zA-Z0-9:/._+]*)",
  ],
])('%s', async (_what, send, name, message) => {
  const refused = await refusal(send(await openAllServices()));
  expect([refused.name, refused.message]).toEqual([name, message]);
});

type Clients = Awaited<ReturnType<typeof openAllServices>>;

test('what the model does not constrain passes', async () => {
  const { ecs } = clientsOf(await openLocalAws());
  const refused = await refusal(
    ecs.send(new StopTaskCommand({ cluster: 'x', task: 'y', reason: 'z'.repeat(500) })),
  );
  expect(refused.name).toBe('ClusterNotFoundException');
});

test('no pattern of a served operation is left out', () => {
  for (const service of allServices) {
    const { notEnforced, origin, licence } = writtenConstraints(service) ?? EMPTY;
    expect(notEnforced).toEqual({});
    expect(origin).toMatch(/^botocore \d+\.\d+\.\d+/);
    expect(licence).toContain('Apache-2.0');
  }
});

test('the constraints of all operations are those of the models', () => {
  const counted = proof('constraints: files are those of botocore');
  const botocore = findBotocore();
  for (const service of allServices) {
    const { botocore: model } = serviceSignedAs(service.id);
    const text = readFileSync(allConstraintsFile(service), 'utf8');
    const { origin } = JSON.parse(text) as InputConstraints;
    if (origin !== `botocore ${botocore?.version}, ${model}`) {
      counted.skip(`${model}: it is of ${origin}, and here is ${botocore?.version ?? 'none'}`);
      continue;
    }
    const { exports } = PACKAGES[service.id]!;
    const read = inputConstraints(exports, readModel(botocore!.folder, model), origin);
    const writes = 'npm run constraints -- --botocore writes it';
    counted.compare(`${model} (${writes})`, text, constraintText(read));
  }
  counted.end();
}, 60_000);

test('every served operation has its constraints', async () => {
  const verdict = await checkConstraints(allServices);
  expect(verdict.problems).toEqual([]);
  expect(verdict.count).toBe(allServices.length);
});

test('an operation that is served anew asks for its constraints, and finds them without botocore', async () => {
  const iam = allServices.find(({ id }) => id === 'iam')!;
  const listServerCertificates = operation(ListServerCertificates$, { run: () => ({}) });
  const grown = { ...iam, operations: [...iam.operations, listServerCertificates] };
  const { problems } = await checkConstraints([grown]);
  expect(problems).toMatchObject([
    { file: servedConstraintsFile(iam), mend: 'npm run constraints' },
  ]);
  const { members } = (await servedConstraints(grown))!;
  expect(members['ListServerCertificatesRequest']).toEqual({
    PathPrefix: 'pathPrefixType',
    Marker: 'markerType',
    MaxItems: 'maxItemsType',
  });
});

test('a service that leaves its constraints out is named', async () => {
  const iam = allServices.find(({ id }) => id === 'iam')!;
  const { constraints: _constraints, ...without } = iam;
  const { problems } = await checkConstraints([without]);
  expect(problems).toMatchObject([{ file: 'src/local-aws/services/iam/service.ts' }]);
});

test('the examples that the documentation gives pass', () => {
  const [ecs, iam] = ['ecs', 'iam'].map(
    (wanted) => allServices.find(({ id }) => id === wanted)!.constraints!,
  ) as [ConstraintModel, ConstraintModel];
  expect(findViolation(NormalizedSchema.of(RegisterTaskDefinitionRequest$), web(), ecs)).toBe(
    undefined,
  );
  const role = { RoleName: 'ecsTaskExecutionRole', AssumeRolePolicyDocument: '{ "a": "é" }' };
  expect(findViolation(NormalizedSchema.of(CreateRoleRequest$), role, iam)).toBe(undefined);
});

test.each([
  ['[\\w+=,.@-]+', '[\\w+=,.@-]+', 'a+b@c'],
  ['[\\w+=,.@\\:-]*', '[\\w+=,.@:-]*', 'a:b'],
  ['[\\w-_]+', '[\\w\\-_]+', 'a-b'],
  ['\\p{Print}+', '[\\x20-\\x7E]+', 'a b'],
  ['[\\p{Alpha}!]+', '[A-Za-z!]+', 'a!'],
  ['a\\s', 'a[ \\t\\n\\x0B\\f\\r]', 'a\t'],
  ['[\\p{L}\\p{Z}]*', '[\\p{L}\\p{Z}]*', 'é ß'],
  ['\\u002F[\\u0021-\\u007F]*', '\\u002F[\\u0021-\\u007F]*', '/team/'],
  ['arn:\\b(aws)\\b:.*', 'arn:\\b(aws)\\b:.*', 'arn:aws:a'],
  ['(?!^[0-9]+$)([a-z0-9]+)', '(?!^[0-9]+$)([a-z0-9]+)', 'a1'],
])('the pattern %s is %s in JavaScript', (java, javascript, example) => {
  expect(toJavaScript(java)).toBe(javascript);
  expect(new RegExp(`^(?:${javascript})$`, 'u').test(example)).toBe(true);
});

test.each([
  ['[a[bc]]', 'a class within a class'],
  ['[a-z&&[^b]]', 'an intersection'],
  ['a*+', 'a possessive quantifier'],
  ['(?i)a', 'a flag'],
  ['\\Aa\\z', '\\A'],
])('the pattern %s cannot be said in JavaScript', (java, reason) => {
  expect(() => toJavaScript(java)).toThrow(reason);
});
