import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { functions } from './functions/functions.ts';

/** The functions, each with its policy and its URL. */
export function inventory(region: Region): InventoryItem[] {
  return functions(region)
    .all()
    .map(({ configuration, imageUri, tags, policy, url }) => {
      const { RevisionId: _revision, LastModified: _modified, ...rest } = configuration;
      return {
        kind: 'function',
        id: configuration.FunctionArn,
        content: {
          ...rest,
          imageUri,
          tags,
          policy,
          ...(url && { url: url.FunctionUrl, authType: url.AuthType }),
        },
      };
    });
}
