import {
  PutAccountSetting$,
  type PutAccountSettingCommandInput,
  type PutAccountSettingCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { putSetting } from '../clusters/account-settings.ts';

/** For the caller alone, or for another principal of the account. */
export const putAccountSetting = operation<
  PutAccountSettingCommandInput,
  PutAccountSettingCommandOutput
>(PutAccountSetting$, {
  permissions: ({ name = '' as never }) => [
    { action: 'ecs:PutAccountSetting', resource: '*', context: { 'ecs:account-setting': name } },
  ],
  run: ({ name, value = '', principalArn }, region) => ({
    setting: putSetting(region, name!, value, principalArn ?? region.caller.arn),
  }),
});
