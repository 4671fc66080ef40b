import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { eventsOf } from './log-events.ts';
import { logGroupArn, logGroups } from './log-groups.ts';
import { logStreams, streamKey } from './log-streams.ts';

/** The log groups, each with its streams and the text of their events. */
export function inventory(region: Region): InventoryItem[] {
  return logGroups(region)
    .all()
    .map((group) => ({
      kind: 'log-group',
      id: logGroupArn(region, group.logGroupName),
      content: {
        logGroupClass: group.logGroupClass,
        retentionInDays: group.retentionInDays,
        deletionProtectionEnabled: group.deletionProtectionEnabled,
        tags: group.tags,
        streams: Object.fromEntries(
          logStreams(region)
            .by('group', group.logGroupName)
            .map(({ logStreamName }) => [
              logStreamName,
              eventsOf(region, streamKey(group.logGroupName, logStreamName)).map(
                ({ message }) => message,
              ),
            ]),
        ),
      },
    }));
}
