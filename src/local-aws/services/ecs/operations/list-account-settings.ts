import {
  ListAccountSettings$,
  type ListAccountSettingsCommandInput,
  type ListAccountSettingsCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { listSettings } from '../clusters/account-settings.ts';
import { pageOf } from '../paging.ts';

/** Only what was set, unless the effective settings are asked for. */
export const listAccountSettings = operation<
  ListAccountSettingsCommandInput,
  ListAccountSettingsCommandOutput
>(ListAccountSettings$, {
  permissions: () => [{ action: 'ecs:ListAccountSettings', resource: '*' }],
  run({ name, value, principalArn, effectiveSettings = false, ...page }, region) {
    const all = listSettings(region, principalArn ?? region.caller.arn, effectiveSettings)
      .filter((setting) => name === undefined || setting.name === name)
      .filter((setting) => value === undefined || setting.value === value);
    const { items, ...token } = pageOf(all, (setting) => setting.name, page);
    return { settings: items, ...token };
  },
});
