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
  why: {
    DescribeLogGroups: 'see whether the group is there already',
    ListTagsForResource: 'see whose it is',
    CreateLogGroup: 'give the containers a place to write to',
    PutRetentionPolicy: 'let lines expire: kept for ever, they cost for ever',
    DeleteLogGroup: 'take the group back, and the lines in it',
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
