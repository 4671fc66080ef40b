import {
  ListRoleTags$,
  type ListRoleTagsCommandInput,
  type ListRoleTagsCommandOutput,
} from '@aws-sdk/client-iam';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import { invalidMarker } from '../paging.ts';
import { onRole } from '../permissions.ts';
import { requireRole } from '../roles/roles.ts';

export const listRoleTags = operation<ListRoleTagsCommandInput, ListRoleTagsCommandOutput>(
  ListRoleTags$,
  {
    permissions: ({ RoleName }, region) => [onRole('iam:ListRoleTags', RoleName, region)],
    run({ RoleName = '', Marker, MaxItems = 100 }, region) {
      const { Tags } = requireRole(region, RoleName).role;
      const { items, next } = listPage(Tags, ({ Key = '' }) => Key, {
        token: Marker,
        size: MaxItems,
        invalidToken: invalidMarker,
      });
      return { Tags: items, IsTruncated: next !== undefined, Marker: next };
    },
  },
);
