import {
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeSecurityGroupsCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { clientsOf, openLocalAws } from '../../local.ts';

async function group(ec2: EC2Client): Promise<string> {
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web' }),
  );
  return GroupId!;
}

async function tagsOf(ec2: EC2Client, GroupId: string) {
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
  );
  return SecurityGroups[0]!.Tags;
}

test('tags are added, changed, listed and found by', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const id = await group(ec2);
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const vpc = Vpcs[0]!.VpcId!;
  const tag = (Resources: string[], Key: string, Value?: string) =>
    ec2.send(new CreateTagsCommand({ Resources, Tags: [{ Key, Value }] }));
  await tag([id, vpc], 'project', 'fargate');
  await tag([id], 'step');
  await tag([id], 'project', 'lambda');
  expect(await tagsOf(ec2, id)).toEqual([
    { Key: 'step', Value: '' },
    { Key: 'project', Value: 'lambda' },
  ]);
  const { Tags } = await ec2.send(
    new DescribeTagsCommand({ Filters: [{ Name: 'key', Values: ['project'] }] }),
  );
  expect(Tags).toEqual([
    { Key: 'project', Value: 'fargate', ResourceId: vpc, ResourceType: 'vpc' },
    { Key: 'project', Value: 'lambda', ResourceId: id, ResourceType: 'security-group' },
  ]);
  const find = async (Name: string, Values: string[]) => {
    const { SecurityGroups = [] } = await ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name, Values }] }),
    );
    return SecurityGroups.map(({ GroupName }) => GroupName);
  };
  expect(await find('tag:project', ['lambda'])).toEqual(['web']);
  expect(await find('tag:project', ['fargate'])).toEqual([]);
  expect(await find('tag:step', [''])).toEqual(['web']);
  expect(await find('tag-key', ['st*'])).toEqual(['web']);
});

test('a tag goes whatever its value, or only with the value that is named', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const id = await group(ec2);
  const Tags = ['a', 'b', 'c'].map((Key) => ({ Key, Value: '1' }));
  await ec2.send(new CreateTagsCommand({ Resources: [id], Tags }));
  await ec2.send(
    new DeleteTagsCommand({
      Resources: [id],
      Tags: [{ Key: 'a' }, { Key: 'b', Value: '2' }, { Key: 'z' }],
    }),
  );
  expect(await tagsOf(ec2, id)).toEqual([
    { Key: 'b', Value: '1' },
    { Key: 'c', Value: '1' },
  ]);
  await ec2.send(new DeleteTagsCommand({ Resources: [id] }));
  expect(await tagsOf(ec2, id)).toEqual([]);
});

test('tags that cannot be are refused, and then no resource gets any', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  const id = await group(ec2);
  const tag = (Resources: string[], Key: string) =>
    ec2.send(new CreateTagsCommand({ Resources, Tags: [{ Key, Value: '1' }] }));
  await expect(tag([id], 'aws:cloudformation:stack-name')).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message:
      "Value ( aws:cloudformation:stack-name ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use",
  });
  await expect(tag([id], '')).rejects.toMatchObject({
    message: "Value ( '' ) for parameter Tag key is invalid. Tag key cannot be null or empty.",
  });
  await expect(tag([id, 'web'], 'a')).rejects.toMatchObject({
    name: 'InvalidID',
    message: "The ID 'web' is not valid",
  });
  await expect(tag([id, 'sg-00000000'], 'a')).rejects.toMatchObject({
    name: 'InvalidGroup.NotFound',
  });
  expect(await tagsOf(ec2, id)).toEqual([]);
});

test('only the type that a call makes can be tagged by it', async () => {
  const { ec2 } = clientsOf(await openLocalAws());
  await expect(
    ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: 'web',
        Description: 'web',
        TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'a', Value: '1' }] }],
      }),
    ),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: "'vpc' is not a valid taggable resource type for this operation.",
  });
});

test('tagging needs each resource, with its tags and those requested', async () => {
  const aws = await openLocalAws();
  const { ec2 } = clientsOf(aws);
  const id = await group(ec2);
  const tag = (Value: string) =>
    ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'a', Value }] }));
  await tag('1');
  await tag('2');
  expect(aws.journal.entries.at(-1)!.permissions).toEqual([
    {
      action: 'ec2:CreateTags',
      resource: `arn:aws:ec2:us-east-1:111122223333:security-group/${id}`,
      context: { 'aws:RequestTag/a': '2', 'aws:TagKeys': ['a'], 'aws:ResourceTag/a': '1' },
    },
  ]);
});
