import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  RevokeSecurityGroupIngressCommand,
  type DescribeSecurityGroupsCommandInput,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import {
  attachTaskInterface,
  removeTaskInterface,
} from '../../../src/local-aws/services/ec2/interfaces/network-interfaces.ts';
import { subnets } from '../../../src/local-aws/services/ec2/networks/subnets.ts';
import { clientsOf, openLocalAws } from '../../local.ts';

async function create(ec2: EC2Client, name: string): Promise<string> {
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: name, Description: `the group ${name}` }),
  );
  return GroupId!;
}

test('a new group is in the default VPC, lets everything out and no connection in', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const made = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: 'web',
      Description: 'Lets the web in',
      TagSpecifications: [
        { ResourceType: 'security-group', Tags: [{ Key: 'project', Value: 'fargate' }] },
      ],
    }),
  );
  expect(made.GroupId).toMatch(/^sg-0[0-9a-f]{16}$/);
  expect(made.SecurityGroupArn).toBe(
    `arn:aws:ec2:us-east-1:111122223333:security-group/${made.GroupId}`,
  );
  expect(made.Tags).toEqual([{ Key: 'project', Value: 'fargate' }]);
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [made.GroupId!] }),
  );
  expect(SecurityGroups).toEqual([
    {
      GroupId: made.GroupId,
      GroupName: 'web',
      Description: 'Lets the web in',
      VpcId: Vpcs[0]!.VpcId,
      OwnerId: '111122223333',
      SecurityGroupArn: made.SecurityGroupArn,
      Tags: [{ Key: 'project', Value: 'fargate' }],
      IpPermissions: [],
      IpPermissionsEgress: [
        {
          IpProtocol: '-1',
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [],
        },
      ],
    },
  ]);
});

test('EC2 chooses the id of a group, and finds groups by id, by name, by tag, by VPC and by what they let in', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const web = await create(ec2, 'web');
  await create(ec2, 'database');
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: web,
      IpProtocol: 'tcp',
      FromPort: 80,
      ToPort: 80,
      CidrIp: '0.0.0.0/0',
    }),
  );
  const names = async (input: DescribeSecurityGroupsCommandInput) => {
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand(input));
    return SecurityGroups.map(({ GroupName }) => GroupName);
  };
  expect(await names({})).toEqual(['default', 'web', 'database']);
  expect(await names({ GroupNames: ['database'] })).toEqual(['database']);
  expect(await names({ Filters: [{ Name: 'group-name', Values: ['web', 'data*'] }] })).toEqual([
    'web',
    'database',
  ]);
  expect(await names({ Filters: [{ Name: 'ip-permission.to-port', Values: ['80'] }] })).toEqual([
    'web',
  ]);
  expect(await names({ Filters: [{ Name: 'description', Values: ['the group *'] }] })).toEqual([
    'web',
    'database',
  ]);
  expect(await names({ Filters: [{ Name: 'vpc-id', Values: ['vpc-00000000'] }] })).toEqual([]);
});

test('a second group of a name that already exists in the VPC is refused', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  await create(ec2, 'web');
  await expect(create(ec2, 'web')).rejects.toMatchObject({
    name: 'InvalidGroup.Duplicate',
    message: `The security group 'web' already exists for VPC '${Vpcs[0]!.VpcId}'`,
  });
});

test.each([
  [{ GroupName: 'web', Description: '' }, 'MissingParameter', /GroupDescription$/],
  [
    { GroupName: 'web', Description: undefined },
    'MissingParameter',
    /^The request must contain the parameter GroupDescription$/,
  ],
  [
    { GroupName: 'web', Description: "the reader's" },
    'InvalidParameterValue',
    /^Invalid security group description\. Valid descriptions are strings less than 256 characters/,
  ],
  [
    { GroupName: 'web', Description: 'für alle' },
    'InvalidParameterValue',
    /^Value \(für alle\) for parameter GroupDescription is invalid\. Character sets beyond ASCII/,
  ],
  [{ GroupName: 'sg-web', Description: 'x' }, 'InvalidParameterValue', /in the format sg-\*\.$/],
  [{ GroupName: 'default', Description: 'x' }, 'InvalidParameterValue', /reserved/],
  [
    { GroupName: 'web', Description: 'x', VpcId: 'vpc-0123456789abcdef0' },
    'InvalidVpcID.NotFound',
    /^The vpc ID 'vpc-0123456789abcdef0' does not exist$/,
  ],
  [
    { GroupName: 'web', Description: 'x', VpcId: 'my-vpc' },
    'InvalidVpcID.Malformed',
    /^Invalid id: "my-vpc" \(expecting "vpc-\.\.\."\)$/,
  ],
])('CreateSecurityGroup refuses %j with %s', async (input, name, message) => {
  const { ec2 } = clientsOf(await openLocalAws());
  const refused = ec2.send(new CreateSecurityGroupCommand(input));
  await expect(refused).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message) as string,
  });
});

test('a group that is not there is named in the error', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const describe = (input: DescribeSecurityGroupsCommandInput) =>
    ec2.send(new DescribeSecurityGroupsCommand(input));
  await expect(describe({ GroupIds: ['sg-0123456789abcdef0'] })).rejects.toMatchObject({
    name: 'InvalidGroup.NotFound',
    message: "The security group 'sg-0123456789abcdef0' does not exist",
  });
  await expect(describe({ GroupIds: ['web'] })).rejects.toMatchObject({
    name: 'InvalidGroupId.Malformed',
    message: 'Invalid id: "web" (expecting "sg-...")',
  });
  await expect(describe({ GroupNames: ['web'] })).rejects.toMatchObject({
    name: 'InvalidGroup.NotFound',
    message: `The security group 'web' does not exist in default VPC '${Vpcs[0]!.VpcId}'`,
  });
});

test('a group goes with its rules, and a second deletion finds nothing', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const web = await create(ec2, 'web');
  expect(await aws.inventory()).toHaveLength(1);
  const deleted = await ec2.send(new DeleteSecurityGroupCommand({ GroupId: web }));
  expect(deleted).toMatchObject({ Return: true, GroupId: web });
  expect(await aws.inventory()).toEqual([]);
  await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId: web }))).rejects.toMatchObject({
    name: 'InvalidGroup.NotFound',
  });
});

test('a group that a network interface still uses cannot go: it has a dependent object', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const web = await create(ec2, 'web');
  const region = aws.account.region('us-east-1');
  const { networkInterfaceId } = await aws.account.transaction(() =>
    attachTaskInterface(region, {
      subnetId: subnets(region).all()[0]!.SubnetId,
      groupIds: [web],
      publicIp: true,
      description: 'a task',
    }),
  );
  const remove = () => ec2.send(new DeleteSecurityGroupCommand({ GroupId: web }));
  await expect(remove()).rejects.toMatchObject({
    name: 'DependencyViolation',
    message: `resource ${web} has a dependent object`,
  });
  await aws.account.transaction(() => removeTaskInterface(region, networkInterfaceId));
  await remove();
});

test("a group cannot go while another group's rule names it, and can while its own does", async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const [web, database] = [await create(ec2, 'web'), await create(ec2, 'database')];
  const IpPermissions = [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: web }] }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: web, IpPermissions }));
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: database, IpPermissions }));
  const remove = () => ec2.send(new DeleteSecurityGroupCommand({ GroupId: web }));
  await expect(remove()).rejects.toMatchObject({ name: 'DependencyViolation' });
  await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: database, IpPermissions }));
  await remove();
});

test('the default group cannot be deleted', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const { GroupId } = SecurityGroups[0]!;
  await expect(ec2.send(new DeleteSecurityGroupCommand({ GroupId }))).rejects.toMatchObject({
    name: 'CannotDelete',
    message: `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`,
  });
});

test('a dry run says that the call would have succeeded and makes nothing', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const input = { GroupName: 'web', Description: 'x', DryRun: true };
  await expect(ec2.send(new CreateSecurityGroupCommand(input))).rejects.toMatchObject({
    name: 'DryRunOperation',
    message: 'Request would have succeeded, but DryRun flag is set.',
    $metadata: { httpStatusCode: 412 },
  });
  expect(await aws.inventory()).toEqual([]);
});

test('creating with tags needs the group, its VPC and the right to tag; deleting sees the tags', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const vpc = `arn:aws:ec2:us-east-1:111122223333:vpc/${Vpcs[0]!.VpcId}`;
  const { GroupId, SecurityGroupArn } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: 'web',
      Description: 'x',
      TagSpecifications: [
        { ResourceType: 'security-group', Tags: [{ Key: 'project', Value: 'fargate' }] },
      ],
    }),
  );
  await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  const [described, created, deleted] = aws.journal.entries;
  expect(described!.permissions).toEqual([{ action: 'ec2:DescribeVpcs', resource: '*' }]);
  const requested = { 'aws:RequestTag/project': 'fargate', 'aws:TagKeys': ['project'] };
  const anyGroup = 'arn:aws:ec2:us-east-1:111122223333:security-group/*';
  expect(created!.permissions).toEqual([
    { action: 'ec2:CreateSecurityGroup', resource: anyGroup, context: requested },
    { action: 'ec2:CreateSecurityGroup', resource: vpc, context: {} },
    {
      action: 'ec2:CreateTags',
      resource: anyGroup,
      context: { 'ec2:CreateAction': 'CreateSecurityGroup', ...requested },
    },
  ]);
  expect(deleted!.permissions).toEqual([
    {
      action: 'ec2:DeleteSecurityGroup',
      resource: SecurityGroupArn,
      context: { 'aws:ResourceTag/project': 'fargate', 'ec2:Vpc': vpc },
    },
  ]);
});
