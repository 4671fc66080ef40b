import {
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { LAW_RUN } from './open-law-run.ts';
import {
  DeleteSecurityGroupCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { accountBefore } from '../../../quality/harness/account-before.ts';
import { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { neighboursAreLeft } from './law-neighbours.ts';
import { createLogGroup } from '../../../scripts/steps/create-log-group.ts';
import { openApp } from '../../../scripts/steps/open-app.ts';
import { prepareNetwork } from '../../../scripts/steps/prepare-network.ts';
import { defineStep, type Step } from '../../../src/engine/step.ts';
import { making } from '../making.ts';

async function violationOf(step: object): Promise<string | undefined> {
  const lying = step as Step;
  return neighboursAreLeft(new LawFixture(lying, await accountBefore(lying), LAW_RUN));
}

test('a find that takes a longer name for ours is found out', async () => {
  const lying = defineStep({
    ...createLogGroup,
    async find({ logs, name }) {
      const { logGroups = [] } = await logs.send(
        new DescribeLogGroupsCommand({ logGroupNamePrefix: `/ecs/${name}` }),
      );
      const [group] = logGroups;
      return group && { logGroupName: group.logGroupName!, unfinished: false };
    },
  });
  expect(await violationOf(lying)).toBe(
    'create-log-group: expected find to find nothing; found what a neighbour has',
  );
});

test('a run that changes what has a longer name is found out', async () => {
  const lying = defineStep({
    ...createLogGroup,
    async run(context, needs, found) {
      const made = await createLogGroup.run(context, needs, found);
      const prefix = { logGroupNamePrefix: made.logGroupName };
      const { logGroups = [] } = await context.logs.send(new DescribeLogGroupsCommand(prefix));
      for (const { logGroupName } of logGroups) {
        await context.logs.send(
          new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 }),
        );
      }
      return made;
    },
  });
  expect(await violationOf(lying)).toMatch(
    /^create-log-group, run: expected all that others have as it was; found this gone or changed: .*log-group:\/ecs\/fargate-tutorial-2/,
  );
});

test.each([
  ['run', 'fargate-tutorial-of-another'],
  ['project', 'fargate-tutorial-2'],
])('an undo that closes what carries our tag "%s" alone is found out', async (tag, whose) => {
  const lying = defineStep({
    ...making(prepareNetwork),
    async undo(context, found) {
      const { ec2, tags } = context;
      const { Value } = tags.ec2.find(({ Key }) => Key === tag)!;
      const Filters = [{ Name: `tag:${tag}`, Values: [Value] }];
      const { SecurityGroups = [] } = await ec2.send(
        new DescribeSecurityGroupsCommand({ Filters }),
      );
      for (const { GroupId, IpPermissions } of SecurityGroups) {
        await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
      }
      await making(prepareNetwork).undo(context, found);
    },
  });
  expect(await violationOf(lying)).toMatch(
    new RegExp(
      `^prepare-network, undo: expected all that others have as it was; found this gone or changed: [^]*"name":"${whose}"`,
    ),
  );
});

test('an undo that fails on what is theirs is found out', async () => {
  const lying = defineStep({
    ...making(prepareNetwork),
    async undo({ ec2, name }) {
      const Filters = [{ Name: 'group-name', Values: [`*${name}*`] }];
      const { SecurityGroups = [] } = await ec2.send(
        new DescribeSecurityGroupsCommand({ Filters }),
      );
      for (const { GroupId } of SecurityGroups) {
        await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
      }
    },
  });
  expect(await violationOf(lying)).toMatch(
    /^prepare-network, undo: expected it to end as it does without neighbours; found "resource sg-\w+ has a dependent object"$/,
  );
});

test('a group of our name in another VPC is not ours', async () => {
  const lying = defineStep({
    ...prepareNetwork,
    async find({ ec2, name, own }) {
      const Filters = [{ Name: 'group-name', Values: [name] }];
      const { SecurityGroups: [group] = [] } = await ec2.send(
        new DescribeSecurityGroupsCommand({ Filters }),
      );
      if (!group) return undefined;
      const { GroupId, IpPermissions: rules = [] } = group;
      const madeWith = own(`The security group "${name}"`, group.Tags);
      const network = { securityGroups: [GroupId!], vpcId: '', subnets: [] };
      return { madeWith, unfinished: false, rules, ...network };
    },
  });
  expect(await violationOf(lying)).toMatch(
    /^prepare-network, find: expected it to end as it does without neighbours; found "The security group "fargate-tutorial" exists/,
  );
});

test('a step that reads what is theirs is found out', async () => {
  const lying = defineStep({
    ...openApp,
    async run({ ec2, say }) {
      const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
      const url = `http://${NetworkInterfaces[0]?.Association?.PublicIp}/`;
      say(`The app is at ${url}`);
      return { url };
    },
  });
  expect(await violationOf(lying)).toMatch(
    /^open-app, run: expected it to say what it says without neighbours; found missing \["The app is at /,
  );
});
