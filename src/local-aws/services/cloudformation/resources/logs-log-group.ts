import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { createLogGroup } from '../../logs/operations/create-log-group.ts';
import { deleteLogGroup } from '../../logs/operations/delete-log-group.ts';
import { deleteRetentionPolicy } from '../../logs/operations/delete-retention-policy.ts';
import { logGroupArn, logGroups } from '../../logs/groups/log-groups.ts';
import { putRetentionPolicy } from '../../logs/operations/put-retention-policy.ts';
import { tagResource } from '../../logs/operations/tag-resource.ts';
import { untagResource } from '../../logs/operations/untag-resource.ts';
import { TAGS } from './property-shapes.ts';
import type { Properties, ResourceType } from './resource-type.ts';
import { callService } from './service-call.ts';
import { textOf } from '../templates/value.ts';

/** `AWS::Logs::LogGroup`. */
export const logsLogGroup: ResourceType = {
  properties: {
    LogGroupClass: 'text',
    LogGroupName: 'text',
    RetentionInDays: 'text',
    Tags: TAGS,
  },
  unmodelled: [
    'BearerTokenAuthenticationEnabled',
    'DataProtectionPolicy',
    'DeletionProtectionEnabled',
    'FieldIndexPolicies',
    'KmsKeyId',
    'ResourcePolicyDocument',
  ],
  createOnly: ['LogGroupClass', 'LogGroupName'],
  attributes: ['Arn'],
  name: { property: 'LogGroupName', longest: 512 },
  service: 'CloudWatchLogs',
  settles: 3_000,
  create(region, name, properties, made) {
    if (logGroups(region).has(name)) {
      // https://github.com/aws-solutions/amazon-marketing-cloud-uploader-from-aws/issues/167
      throw new AwsError(
        'AlreadyExists',
        `Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"${name}"}' already exists.`,
      );
    }
    const tags = tagsIn(properties);
    callService(region, createLogGroup, {
      logGroupName: name,
      logGroupClass: properties['LogGroupClass'],
      ...(Object.keys(tags).length > 0 && { tags }),
    });
    made();
    if (properties['RetentionInDays'] !== undefined) keep(region, name, properties);
  },
  // That log groups take these tags is a guess: propagation varies by resource, the guide says.
  stamp(region, name, tags) {
    const group = logGroups(region).get(name)!;
    logGroups(region).put(name, { ...group, tags: { ...group.tags, ...tags } });
  },
  update(region, name, before, after) {
    if (after['RetentionInDays'] !== undefined) keep(region, name, after);
    else callService(region, deleteRetentionPolicy, { logGroupName: name });
    const [was, is] = [tagsIn(before), tagsIn(after)];
    const resourceArn = logGroupArn(region, name);
    const gone = Object.keys(was).filter((key) => !Object.hasOwn(is, key));
    if (gone.length > 0) callService(region, untagResource, { resourceArn, tagKeys: gone });
    if (Object.keys(is).length > 0) callService(region, tagResource, { resourceArn, tags: is });
  },
  remove(region, name) {
    if (logGroups(region).has(name)) deleteLogGroup.run({ logGroupName: name }, region);
  },
  // With the star: so policies name a log group.
  attribute: (region, name, attribute) =>
    attribute === 'Arn' ? `${logGroupArn(region, name)}:*` : undefined,
};

// --- internal ---

/** Templates may write a number as text. */
function keep(region: Region, name: string, { RetentionInDays: days }: Properties): void {
  callService(region, putRetentionPolicy, { logGroupName: name, retentionInDays: Number(days) });
}

function tagsIn({ Tags: tags }: Properties): Record<string, string> {
  const list = (Array.isArray(tags) ? tags : []) as Properties[];
  return Object.fromEntries(list.map(({ Key, Value }) => [textOf(Key), textOf(Value)]));
}
