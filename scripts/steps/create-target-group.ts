import {
  AddTagsCommand,
  CreateTargetGroupCommand,
  DeleteTargetGroupCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  TargetGroupNotFoundException,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { shortName } from '../../src/engine/short-name.ts';
import { defineStep } from '../../src/engine/step.ts';
import { healthCheckPath } from '../inputs.ts';
import { prepareNetwork } from './prepare-network.ts';

export const createTargetGroup = defineStep({
  id: 'create-target-group',
  title: 'Create the target group',
  kind: 'makes',
  needs: { prepareNetwork },
  inputs: { healthCheckPath },
  bills: [],
  why: {
    DescribeTargetGroups: 'see whether the target group exists',
    DescribeTags: 'see whether this tutorial made it',
    DescribeTargetGroupAttributes: 'read how long a target drains',
    CreateTargetGroup:
      'create a list for the addresses of the tasks, with a health check',
    ModifyTargetGroup: 'change the health check to what you asked for',
    ModifyTargetGroupAttributes: 'give a target half a minute to drain',
    AddTags: 'record the inputs it was made with',
    DeleteTargetGroup: 'delete it',
  },
  absent: TargetGroupNotFoundException,

  // Blue, since a second one can stand beside it, for a new version.
  async find({ elbv2, name, own }, targetGroupName = shortName(name, 'blue')) {
    const list = new DescribeTargetGroupsCommand({ Names: [targetGroupName] });
    const group = (await elbv2.send(list)).TargetGroups![0]!;
    const TargetGroupArn = group.TargetGroupArn!;
    const ask = new DescribeTagsCommand({ ResourceArns: [TargetGroupArn] });
    const { TagDescriptions = [] } = await elbv2.send(ask);
    const madeWith = own(
      `The target group "${targetGroupName}"`,
      TagDescriptions[0]?.Tags,
    );
    const { Attributes = [] } = await elbv2.send(
      new DescribeTargetGroupAttributesCommand({ TargetGroupArn }),
    );
    const draining = Attributes.find(({ Key }) => Key === DRAINING.Key)?.Value;
    const unfinished = draining !== DRAINING.Value;
    return { madeWith, unfinished, group, targetGroupArn: TargetGroupArn };
  },

  async run({ elbv2, name, inputs, tags, report, retryUntilConsistent }, needs, found) {
    const settings = { ...HEALTH_CHECK, HealthCheckPath: inputs.healthCheckPath };
    const create = new CreateTargetGroupCommand({
      Name: shortName(name, 'blue'),
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: needs.prepareNetwork.vpcId,
      ...settings,
      Tags: tags.elbv2,
    });
    const old = { TargetGroupArn: found?.targetGroupArn, ...settings };
    const { TargetGroups } = found
      ? await elbv2.send(new ModifyTargetGroupCommand(old))
      : await elbv2.send(create);
    const group = TargetGroups![0]!;
    const TargetGroupArn = group.TargetGroupArn!;
    report(found ? 'updated' : 'created', 'target group', TargetGroupArn);
    const noted = { ResourceArns: [TargetGroupArn], Tags: tags.elbv2 };
    if (found) await elbv2.send(new AddTagsCommand(noted));
    const drain = { TargetGroupArn, Attributes: [DRAINING] };
    await retryUntilConsistent(() =>
      elbv2.send(new ModifyTargetGroupAttributesCommand(drain)),
    );
    report('updated', 'target group', `${DRAINING.Key} is ${DRAINING.Value}`);
    return { group, targetGroupArn: TargetGroupArn };
  },

  async undo({ elbv2, report, retryWhileInUse }, { targetGroupArn: TargetGroupArn }) {
    const remove = new DeleteTargetGroupCommand({ TargetGroupArn });
    await retryWhileInUse(() => elbv2.send(remove));
    report('deleted', 'target group', TargetGroupArn);
  },

  fits: ({ group }, _needs, { healthCheckPath }) =>
    group.HealthCheckPath === healthCheckPath &&
    group.HealthCheckIntervalSeconds === HEALTH_CHECK.HealthCheckIntervalSeconds &&
    group.HealthCheckTimeoutSeconds === HEALTH_CHECK.HealthCheckTimeoutSeconds &&
    group.HealthyThresholdCount === HEALTH_CHECK.HealthyThresholdCount &&
    group.UnhealthyThresholdCount === HEALTH_CHECK.UnhealthyThresholdCount &&
    group.Matcher?.HttpCode === HEALTH_CHECK.Matcher.HttpCode,
});

// #region settings
/** Three bad answers make a target unhealthy, two good ones healthy again: 30 and 20 seconds. */
export const HEALTH_CHECK = {
  HealthCheckIntervalSeconds: 10,
  HealthCheckTimeoutSeconds: 5,
  HealthyThresholdCount: 2,
  UnhealthyThresholdCount: 3,
  Matcher: { HttpCode: '200-399' },
};

/** How long a task that is being replaced has for its last requests: AWS's default is 300 seconds. */
export const DRAINING = { Key: 'deregistration_delay.timeout_seconds', Value: '30' };
// #endregion settings
