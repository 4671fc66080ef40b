import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { defineStep } from '../../src/engine/step.ts';

export const createLogGroup = defineStep({
  id: 'create-log-group',
  title: 'Create the log group',
  kind: 'makes',
  needs: {},
  inputs: {},
  bills: [],
  billing: 'by the gigabyte',
  why: {
    DescribeLogGroups: 'see whether the log group exists',
    ListTagsForResource: 'see whether this tutorial made it',
    CreateLogGroup: 'give the containers a place to write their logs',
    PutRetentionPolicy: 'make lines expire: kept forever, they cost money forever',
    DeleteLogGroup: 'delete the group and the lines in it',
  },

  async find({ logs, name, own }) {
    const logGroupName = `/ecs/${name}`;
    const { logGroups = [] } = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }),
    );
    // CloudWatch Logs looks for prefixes: a longer name is another group.
    const group = logGroups.find((each) => each.logGroupName === logGroupName);
    if (!group) return undefined;
    const { tags } = await logs.send(
      new ListTagsForResourceCommand({ resourceArn: group.logGroupArn }),
    );
    own(`The log group "${logGroupName}"`, tags);
    return { logGroupName, unfinished: group.retentionInDays !== 7 };
  },

  async run({ logs, name, tags, report, retryUntilConsistent }, _needs, found) {
    const logGroupName = `/ecs/${name}`;
    if (!found) {
      await logs.send(new CreateLogGroupCommand({ logGroupName, tags: tags.logs }));
    }
    report(found ? 'reused' : 'created', 'log group', logGroupName);
    const retention = { logGroupName, retentionInDays: 7 };
    await retryUntilConsistent(() =>
      logs.send(new PutRetentionPolicyCommand(retention)),
    );
    report('updated', 'log group', `${logGroupName}: keeps lines for 7 days`);
    return { logGroupName };
  },

  async undo({ logs, report }, { logGroupName }) {
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
    report('deleted', 'log group', logGroupName);
  },
});
