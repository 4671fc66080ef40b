import { DeleteSecurityGroupCommand, CreateSecurityGroupCommand } from '@aws-sdk/client-ec2';
import {
  AddTagsCommand,
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DuplicateLoadBalancerNameException,
  LoadBalancerNotFoundException,
  ModifyLoadBalancerAttributesCommand,
  OperationNotPermittedException,
  RemoveTagsCommand,
  SetSecurityGroupsCommand,
  waitUntilLoadBalancerAvailable,
  type CreateLoadBalancerCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { sleep } from './ecs-fixtures.ts';
import { openElb } from './elb-fixtures.ts';
import { refusal } from './refusal.ts';

test('a load balancer is provisioning, and active some minutes later', async () => {
  const { aws, elb, subnets, vpc } = await openElb();
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({ Name: 'web', Subnets: subnets.slice(0, 2) }),
  );
  expect(LoadBalancers).toEqual([
    {
      LoadBalancerArn: expect.stringMatching(
        /^arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer\/app\/web\/[0-9a-f]{16}$/,
      ) as string,
      DNSName: expect.stringMatching(/^web-\d+\.us-east-1\.elb\.amazonaws\.com$/) as string,
      CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
      CreatedTime: new Date('2026-11-02T09:00:00Z'),
      LoadBalancerName: 'web',
      Scheme: 'internet-facing',
      VpcId: vpc,
      State: { Code: 'provisioning' },
      Type: 'application',
      AvailabilityZones: [
        { ZoneName: 'us-east-1a', SubnetId: subnets[0], LoadBalancerAddresses: [] },
        { ZoneName: 'us-east-1b', SubnetId: subnets[1], LoadBalancerAddresses: [] },
      ],
      SecurityGroups: [expect.stringMatching(/^sg-/) as string],
      IpAddressType: 'ipv4',
    },
  ]);
  await sleep(aws, 180_000);
  const waited = await waitUntilLoadBalancerAvailable(
    { client: elb, maxWaitTime: 20 },
    { Names: ['web'] },
  );
  expect(waited.state).toBe('SUCCESS');
});

test('the first load balancer makes the service-linked role', async () => {
  const { iam, makeLoadBalancer } = await openElb();
  const role = new GetRoleCommand({ RoleName: 'AWSServiceRoleForElasticLoadBalancing' });
  await refusal(iam.send(role));
  await makeLoadBalancer();
  const { Role } = await iam.send(role);
  expect(Role!.Path).toBe('/aws-service-role/elasticloadbalancing.amazonaws.com/');
});

test('a second call with the same settings returns the load balancer', async () => {
  const { elb, makeLoadBalancer } = await openElb();
  expect(await makeLoadBalancer()).toBe(await makeLoadBalancer());
  const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({}));
  expect(LoadBalancers).toHaveLength(1);
});

test('a second call with other settings is refused', async () => {
  const { elb, makeLoadBalancer, subnets } = await openElb();
  await makeLoadBalancer();
  const refused = await refusal(
    elb.send(new CreateLoadBalancerCommand({ Name: 'web', Subnets: subnets.slice(1, 3) })),
  );
  expect(refused).toBeInstanceOf(DuplicateLoadBalancerNameException);
  expect(refused.message).toBe(
    "A load balancer with the same name 'web' exists, but with different settings",
  );
});

test.for<[string, (subnets: string[]) => Partial<CreateLoadBalancerCommandInput>, string, string]>([
  [
    'one subnet',
    ([a]) => ({ Subnets: [a!] }),
    'ValidationError',
    'At least two subnets in two different Availability Zones must be specified',
  ],
  [
    'no subnet',
    () => ({}),
    'ValidationError',
    'At least two subnets in two different Availability Zones must be specified',
  ],
  [
    'a subnet that is not there',
    ([a]) => ({ Subnets: [a!, 'subnet-0123456789abcdef0'] }),
    'SubnetNotFoundException',
    "The subnet ID 'subnet-0123456789abcdef0' is not valid",
  ],
  [
    'a security group that is not there',
    (subnets) => ({ Subnets: subnets, SecurityGroups: ['sg-0123456789abcdef0'] }),
    'InvalidConfigurationRequestException',
    'One or more security groups are invalid',
  ],
  [
    'a name of 33 characters',
    (subnets) => ({ Subnets: subnets, Name: 'n'.repeat(33) }),
    'ValidationError',
    `The load balancer name '${'n'.repeat(33)}' cannot be longer than '32' characters`,
  ],
  [
    'a name that ends with a hyphen',
    (subnets) => ({ Subnets: subnets, Name: 'web-' }),
    'ValidationError',
    "The load balancer name 'web-' cannot begin or end with '-'",
  ],
  [
    'a scheme that is none',
    (subnets) => ({ Subnets: subnets, Scheme: 'public' as 'internal' }),
    'ValidationError',
    "1 validation error detected: Value 'public' at 'scheme' failed to satisfy constraint: Member must satisfy enum value set: [internet-facing, internal]",
  ],
  [
    'a tag key twice',
    (subnets) => ({
      Subnets: subnets,
      Tags: [
        { Key: 'a', Value: '' },
        { Key: 'a', Value: '' },
      ],
    }),
    'DuplicateTagKeysException',
    'Tag key was specified more than once: a',
  ],
])('CreateLoadBalancer refuses %s', async ([, input, name, message]) => {
  const { elb, subnets } = await openElb();
  const refused = await refusal(
    elb.send(new CreateLoadBalancerCommand({ Name: 'web', ...input(subnets.slice(0, 2)) })),
  );
  expect(refused).toMatchObject({ name, message });
  const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({}));
  expect(LoadBalancers).toEqual([]);
});

test('deleting a load balancer deletes its listeners, and deleting it again succeeds', async () => {
  const { aws, elb, makeLoadBalancer, makeTargetGroup, makeListener } = await openElb();
  const arn = await makeLoadBalancer();
  const listener = await makeListener(arn, await makeTargetGroup());
  await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: arn }));
  await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: arn }));
  const gone = await refusal(elb.send(new DescribeLoadBalancersCommand({ Names: ['web'] })));
  expect(gone).toBeInstanceOf(LoadBalancerNotFoundException);
  expect(gone.message).toBe("Load balancers '[web]' not found");
  const lost = await refusal(elb.send(new DescribeListenersCommand({ ListenerArns: [listener] })));
  expect(lost.message).toBe('One or more listeners not found');
  await sleep(aws, 120_000);
  const kinds = (await aws.inventory()).map(({ kind }) => kind);
  expect(kinds).toEqual(['target-group']);
});

test('the security group of a deleted load balancer is in use for a minute or so', async () => {
  const { aws, elb, ec2, subnets, vpc } = await openElb();
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'alb', Description: 'a', VpcId: vpc }),
  );
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({
      Name: 'web',
      Subnets: subnets.slice(0, 2),
      SecurityGroups: [GroupId!],
    }),
  );
  const LoadBalancerArn = LoadBalancers![0]!.LoadBalancerArn!;
  await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
  const remove = new DeleteSecurityGroupCommand({ GroupId });
  expect((await refusal(ec2.send(remove))).name).toBe('DependencyViolation');
  await sleep(aws, 120_000);
  await ec2.send(remove);
});

test('a load balancer that is protected is not deleted', async () => {
  const { elb, makeLoadBalancer } = await openElb();
  const LoadBalancerArn = await makeLoadBalancer();
  const protect = (Value: string) =>
    elb.send(
      new ModifyLoadBalancerAttributesCommand({
        LoadBalancerArn,
        Attributes: [{ Key: 'deletion_protection.enabled', Value }],
      }),
    );
  await protect('true');
  const { Attributes } = await elb.send(
    new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
  );
  expect(Attributes).toContainEqual({ Key: 'deletion_protection.enabled', Value: 'true' });
  expect(Attributes).toContainEqual({ Key: 'idle_timeout.timeout_seconds', Value: '60' });
  const refused = await refusal(elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })));
  expect(refused).toBeInstanceOf(OperationNotPermittedException);
  expect(refused.message).toBe(
    `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`,
  );
  await protect('false');
  await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
});

test('an attribute that is none and a value out of range are refused', async () => {
  const { elb, makeLoadBalancer } = await openElb();
  const LoadBalancerArn = await makeLoadBalancer();
  const set = (Key: string, Value: string) =>
    elb.send(
      new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes: [{ Key, Value }] }),
    );
  expect(await refusal(set('colour', 'red'))).toMatchObject({
    name: 'ValidationError',
    message: "Load balancer attribute key 'colour' is not recognized",
  });
  expect(await refusal(set('idle_timeout.timeout_seconds', '4001'))).toMatchObject({
    message: "'idle_timeout.timeout_seconds' value '4001' must be between '1-4000' inclusive",
  });
});

test('tags are added, changed and removed', async () => {
  const { elb, makeLoadBalancer } = await openElb();
  const arn = await makeLoadBalancer();
  const add = (Tags: { Key: string; Value: string }[]) =>
    elb.send(new AddTagsCommand({ ResourceArns: [arn], Tags }));
  await add([
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
  ]);
  await add([{ Key: 'b', Value: '3' }]);
  await elb.send(new RemoveTagsCommand({ ResourceArns: [arn], TagKeys: ['a', 'z'] }));
  const { TagDescriptions } = await elb.send(new DescribeTagsCommand({ ResourceArns: [arn] }));
  expect(TagDescriptions).toEqual([{ ResourceArn: arn, Tags: [{ Key: 'b', Value: '3' }] }]);
});

test('load balancers come in pages', async () => {
  const { elb, makeLoadBalancer } = await openElb();
  const made = [
    await makeLoadBalancer('a'),
    await makeLoadBalancer('b'),
    await makeLoadBalancer('c'),
  ];
  const first = await elb.send(new DescribeLoadBalancersCommand({ PageSize: 2 }));
  const second = await elb.send(
    new DescribeLoadBalancersCommand({ PageSize: 2, Marker: first.NextMarker }),
  );
  const got = [...first.LoadBalancers!, ...second.LoadBalancers!];
  expect(got.map(({ LoadBalancerArn }) => LoadBalancerArn)).toEqual(made);
  expect(second.NextMarker).toBeUndefined();
});

/** The parts of EC2 that ELB looks at with the rights of the caller: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-permissions.html */
const LOOKS = [
  'AccountAttributes',
  'Addresses',
  'InternetGateways',
  'SecurityGroups',
  'Subnets',
  'Vpcs',
];

test('making a load balancer with tags needs permission to tag, to look at EC2, and the first one to make the role', async () => {
  const { aws, elb, subnets } = await openElb();
  const input = { Name: 'web', Subnets: subnets, Tags: [{ Key: 'a', Value: '1' }] };
  await elb.send(new CreateLoadBalancerCommand(input));
  expect(aws.journal.entries.at(-1)!.permissions).toEqual([
    {
      action: 'elasticloadbalancing:CreateLoadBalancer',
      resource: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/*',
      context: {
        'elasticloadbalancing:Scheme': 'internet-facing',
        'aws:RequestTag/a': '1',
        'aws:TagKeys': ['a'],
      },
    },
    {
      action: 'elasticloadbalancing:AddTags',
      resource: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/*',
      context: {
        'elasticloadbalancing:CreateAction': 'CreateLoadBalancer',
        'aws:RequestTag/a': '1',
        'aws:TagKeys': ['a'],
      },
    },
    ...LOOKS.map((what) => ({ action: `ec2:Describe${what}`, resource: '*' })),
    {
      action: 'iam:CreateServiceLinkedRole',
      resource:
        'arn:aws:iam::111122223333:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing',
      context: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' },
    },
  ]);
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html
test('SetSecurityGroups replaces the groups, of the load balancer and of its network interfaces', async () => {
  const { ec2, elb, makeLoadBalancer } = await openElb();
  const LoadBalancerArn = await makeLoadBalancer();
  const group = { GroupName: 'guard', Description: 'guards it' };
  const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(group));
  const SecurityGroups = [GroupId!];
  const reply = await elb.send(new SetSecurityGroupsCommand({ LoadBalancerArn, SecurityGroups }));
  expect(reply.SecurityGroupIds).toEqual(SecurityGroups);
  const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({}));
  expect(LoadBalancers![0]!.SecurityGroups).toEqual(SecurityGroups);
  const inUse = await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupId })));
  expect(inUse.name).toBe('DependencyViolation');
  const unknown = new SetSecurityGroupsCommand({
    LoadBalancerArn,
    SecurityGroups: ['sg-12345678'],
  });
  expect((await refusal(elb.send(unknown))).message).toBe(
    'One or more security groups are invalid',
  );
});
