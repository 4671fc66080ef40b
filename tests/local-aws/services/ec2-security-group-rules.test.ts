import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type EC2Client,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { clientsOf, openLocalAws } from '../../local.ts';

async function group(ec2: EC2Client, VpcId?: string): Promise<string> {
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web', VpcId }),
  );
  return GroupId!;
}

async function permissionsOf(ec2: EC2Client, GroupId: string): Promise<IpPermission[]> {
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
  );
  return SecurityGroups[0]!.IpPermissions!;
}

const http = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80 };

test('each source of a permission is a rule of its own, and they are shown together', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const GroupId = await group(ec2);
  const authorized = await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        {
          ...http,
          IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'everyone' }],
          Ipv6Ranges: [{ CidrIpv6: '::/0' }],
          UserIdGroupPairs: [{ GroupId }],
        },
      ],
    }),
  );
  expect(authorized.Return).toBe(true);
  expect(authorized.SecurityGroupRules).toHaveLength(3);
  expect(authorized.SecurityGroupRules![0]).toEqual({
    SecurityGroupRuleId: expect.stringMatching(/^sgr-0[0-9a-f]{16}$/) as string,
    SecurityGroupRuleArn: expect.stringMatching(/:security-group-rule\/sgr-0/) as string,
    GroupId,
    GroupOwnerId: '111122223333',
    IsEgress: false,
    ...http,
    CidrIpv4: '0.0.0.0/0',
    Description: 'everyone',
    Tags: [],
  });
  expect(await permissionsOf(ec2, GroupId)).toEqual([
    {
      ...http,
      IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'everyone' }],
      Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      UserIdGroupPairs: [{ UserId: '111122223333', GroupId }],
      PrefixListIds: [],
    },
  ]);
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [GroupId] }] }),
  );
  expect(SecurityGroupRules.map(({ IsEgress }) => IsEgress)).toEqual([true, false, false, false]);
});

test.each([
  [{ ...http, CidrIp: '0.0.0.0/0' }, 'peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW'],
  [{ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }, 'peer: 10.0.0.0/8, ALL, ALLOW'],
  [{ IpProtocol: '50', CidrIp: '0.0.0.0/0' }, 'peer: 0.0.0.0/0, protocol: 50, ALLOW'],
])('the same rule twice is refused: %j', async (rule, told) => {
  const { ec2 } = clientsOf(await openLocalAws());
  const GroupId = await group(ec2);
  const authorize = () => ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, ...rule }));
  await authorize();
  await expect(authorize()).rejects.toMatchObject({
    name: 'InvalidPermission.Duplicate',
    message: `the specified rule "${told}" already exists`,
  });
});

test('a rule with another description is the same rule, and so is a block with bits behind its prefix', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const GroupId = await group(ec2);
  const authorize = (CidrIp: string, Description: string) =>
    ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [{ ...http, IpRanges: [{ CidrIp, Description }] }],
      }),
    );
  await authorize('100.68.0.18/18', 'one');
  expect((await permissionsOf(ec2, GroupId))[0]!.IpRanges).toEqual([
    { CidrIp: '100.68.0.0/18', Description: 'one' },
  ]);
  await expect(authorize('100.68.0.0/18', 'two')).rejects.toMatchObject({
    name: 'InvalidPermission.Duplicate',
  });
});

test('the group can be named by its name in the default VPC', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const GroupId = await group(ec2);
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupName: 'web',
      IpPermissions: [{ ...http, UserIdGroupPairs: [{ GroupName: 'web' }] }],
    }),
  );
  expect((await permissionsOf(ec2, GroupId))[0]!.UserIdGroupPairs).toEqual([
    { UserId: '111122223333', GroupId },
  ]);
});

test.each<[IpPermission, string, string]>([
  [
    { ...http, IpRanges: [{ CidrIp: '203.0.113.7' }] },
    'InvalidParameterValue',
    'CIDR block 203.0.113.7 is malformed',
  ],
  [
    { ...http, IpRanges: [{ CidrIp: '203.0.113.0/33' }] },
    'InvalidParameterValue',
    'CIDR block 203.0.113.0/33 is malformed',
  ],
  [
    { ...http, Ipv6Ranges: [{ CidrIpv6: '2001:db8::g/64' }] },
    'InvalidParameterValue',
    'CIDR block 2001:db8::g/64 is malformed',
  ],
  [
    { ...http, IpRanges: [{ CidrIp: '10.0.0.1/8' }, { CidrIp: '10.0.0.2/8' }] },
    'InvalidParameterValue',
    'The same permission must not appear multiple times',
  ],
  [
    { IpProtocol: 'tcp', FromPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    'InvalidParameterValue',
    "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
  ],
  [
    { IpProtocol: 'tcp', FromPort: -1, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    'InvalidParameterValue',
    'TCP/UDP (from) port (-1) out of range',
  ],
  [
    { IpProtocol: 'tcp', FromPort: 90, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    'InvalidParameterValue',
    'Invalid TCP/UDP port range (90:80)',
  ],
  [
    { IpProtocol: 'all', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    'InvalidParameterValue',
    "Invalid value 'all' for IP protocol. Unknown protocol.",
  ],
  [
    { ...http, UserIdGroupPairs: [{ GroupId: 'sg-0123456789abcdef0' }] },
    'InvalidGroup.NotFound',
    "The security group 'sg-0123456789abcdef0' does not exist",
  ],
  [
    { ...http, UserIdGroupPairs: [{ Description: 'x' }] },
    'MissingParameter',
    'Source group ID missing.',
  ],
  [
    { ...http, PrefixListIds: [{ PrefixListId: 'pl-63a5400a' }] },
    'InvalidPrefixListID.NotFound',
    "The prefix list ID 'pl-63a5400a' does not exist",
  ],
])('a rule that cannot be is refused: %j', async (permission, name, message) => {
  const { ec2 } = clientsOf(await openLocalAws());
  const GroupId = await group(ec2);
  await expect(
    ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] })),
  ).rejects.toMatchObject({ name, message });
  expect(await permissionsOf(ec2, GroupId)).toEqual([]);
});

test('a rule description has the characters that AWS allows', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const GroupId = await group(ec2);
  const authorize = (Description: string) =>
    ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId,
        IpPermissions: [{ ...http, IpRanges: [{ CidrIp: '0.0.0.0/0', Description }] }],
      }),
    );
  await expect(authorize('web -> app')).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message:
      'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
  });
  await authorize('web to app (port 80): [a-z] #1, $2 & more!');
});

test('protocols are shown by name, and only those with ports show ports', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const GroupId = await group(ec2);
  const IpRanges = [{ CidrIp: '0.0.0.0/0' }];
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        { IpProtocol: '6', FromPort: 443, ToPort: 443, IpRanges },
        { IpProtocol: 'UDP', FromPort: 53, ToPort: 53, IpRanges },
        { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, IpRanges },
        { IpProtocol: '50', FromPort: 1, ToPort: 2, IpRanges },
      ],
    }),
  );
  const shown = await permissionsOf(ec2, GroupId);
  expect(shown.map(({ IpProtocol, FromPort, ToPort }) => [IpProtocol, FromPort, ToPort])).toEqual([
    ['tcp', 443, 443],
    ['udp', 53, 53],
    ['icmp', 8, -1],
    ['50', undefined, undefined],
  ]);
});

test('outbound rules are authorized and revoked like inbound ones, apart from them', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const GroupId = await group(ec2);
  const everything = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
  await expect(
    ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: everything })),
  ).rejects.toMatchObject({
    name: 'InvalidPermission.Duplicate',
    message: 'the specified rule "peer: 0.0.0.0/0, ALL, ALLOW" already exists',
  });
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: everything }));
  await ec2.send(
    new AuthorizeSecurityGroupEgressCommand({
      GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    }),
  );
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
  );
  expect(SecurityGroups[0]!.IpPermissions).toEqual([]);
  expect(SecurityGroups[0]!.IpPermissionsEgress!.map(({ FromPort }) => FromPort)).toEqual([443]);
});

test('a rule is revoked by what it lets in or by its id', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const GroupId = await group(ec2);
  const authorize = async () => {
    const { SecurityGroupRules = [] } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({ GroupId, ...http, CidrIp: '0.0.0.0/0' }),
    );
    return SecurityGroupRules[0]!.SecurityGroupRuleId!;
  };
  const first = await authorize();
  const byContent = await ec2.send(
    new RevokeSecurityGroupIngressCommand({ GroupId, ...http, CidrIp: '0.0.0.0/0' }),
  );
  expect(byContent).toMatchObject({
    Return: true,
    RevokedSecurityGroupRules: [
      { SecurityGroupRuleId: first, GroupId, IsEgress: false, ...http, CidrIpv4: '0.0.0.0/0' },
    ],
    UnknownIpPermissions: [],
  });
  const second = await authorize();
  expect(second).not.toBe(first);
  const byId = { GroupId, SecurityGroupRuleIds: [second] };
  await ec2.send(new RevokeSecurityGroupIngressCommand(byId));
  expect(await permissionsOf(ec2, GroupId)).toEqual([]);
  await expect(ec2.send(new RevokeSecurityGroupIngressCommand(byId))).rejects.toMatchObject({
    name: 'InvalidSecurityGroupRuleId.NotFound',
    message: `The security group rule ID '${second}' does not exist`,
  });
});

test('revoking a rule that is not there: told in the default VPC, an error in any other', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const revoke = (GroupId: string) =>
    ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, ...http, CidrIp: '0.0.0.0/0' }));
  expect(await revoke(await group(ec2))).toMatchObject({
    Return: true,
    RevokedSecurityGroupRules: [],
    UnknownIpPermissions: [{ ...http, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const other = await group(ec2, Vpc!.VpcId);
  await expect(revoke(other)).rejects.toMatchObject({
    name: 'InvalidPermission.NotFound',
    message: 'The specified rule does not exist in this security group.',
  });
});

test('a rule cannot name a group of another VPC', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const here = await group(ec2);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const there = await group(ec2, Vpc!.VpcId);
  await expect(
    ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: here,
        IpPermissions: [{ ...http, UserIdGroupPairs: [{ GroupId: there }] }],
      }),
    ),
  ).rejects.toMatchObject({
    message: 'You have specified two resources that belong to different networks.',
  });
});

test('authorizing and revoking need the group, whose tags and VPC a policy can ask for', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const GroupId = await group(ec2);
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      ...http,
      CidrIp: '0.0.0.0/0',
      TagSpecifications: [
        { ResourceType: 'security-group-rule', Tags: [{ Key: 'a', Value: 'b' }] },
      ],
    }),
  );
  await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, ...http, CidrIp: '0.0.0.0/0' }));
  const arn = 'arn:aws:ec2:us-east-1:111122223333:';
  const context = { 'ec2:Vpc': expect.stringContaining(`${arn}vpc/vpc-`) as string };
  const [, authorized, revoked] = aws.journal.entries;
  expect(authorized!.permissions).toEqual([
    {
      action: 'ec2:AuthorizeSecurityGroupIngress',
      resource: `${arn}security-group/${GroupId}`,
      context,
    },
    {
      action: 'ec2:CreateTags',
      resource: `${arn}security-group-rule/*`,
      context: {
        'ec2:CreateAction': 'AuthorizeSecurityGroupIngress',
        'aws:RequestTag/a': 'b',
        'aws:TagKeys': ['a'],
      },
    },
  ]);
  expect(revoked!.permissions).toEqual([
    {
      action: 'ec2:RevokeSecurityGroupIngress',
      resource: `${arn}security-group/${GroupId}`,
      context,
    },
  ]);
});
