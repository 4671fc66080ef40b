import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { logGroupArn, logGroups } from './groups/log-groups.ts';

/**
 * The log groups. What was written into them is residue: no undo of a task removes the lines that it wrote, and all of
 * it goes with the log group.
 */
export function inventory(region: Region): InventoryItem[] {
  return logGroups(region)
    .all()
    .map((group) => ({
      kind: 'log-group',
      id: logGroupArn(region, group.logGroupName),
      content: {
        logGroupClass: group.logGroupClass,
        retentionInDays: group.retentionInDays,
        kmsKeyId: group.kmsKeyId,
        deletionProtectionEnabled: group.deletionProtectionEnabled,
        tags: group.tags,
      },
    }));
}
