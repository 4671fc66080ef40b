import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { functions } from './functions/functions.ts';

/** The functions, each with its policy, and their URLs, which can come and go by themselves. A URL has the tags of its function. */
export function inventory(region: Region): InventoryItem[] {
  return functions(region)
    .all()
    .flatMap(({ configuration, imageUri, tags, policy, url }) => {
      const { RevisionId: _revision, LastModified: _modified, ...rest } = configuration;
      const content = { ...rest, imageUri, tags, policy };
      const { FunctionArn: functionArn } = configuration;
      return [
        { kind: 'function', id: functionArn, content },
        ...(url
          ? [
              {
                kind: 'function-url',
                id: url.FunctionUrl,
                content: { functionArn, authType: url.AuthType, tags },
              },
            ]
          : []),
      ];
    });
}
