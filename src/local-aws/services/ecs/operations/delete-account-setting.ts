import {
  DeleteAccountSetting$,
  type DeleteAccountSettingCommandInput,
  type DeleteAccountSettingCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { deleteSetting } from '../clusters/account-settings.ts';

export const deleteAccountSetting = operation<
  DeleteAccountSettingCommandInput,
  DeleteAccountSettingCommandOutput
>(DeleteAccountSetting$, {
  permissions: ({ name = '' as never }) => [
    { action: 'ecs:DeleteAccountSetting', resource: '*', context: { 'ecs:account-setting': name } },
  ],
  run: ({ name, principalArn }, region) => ({
    setting: deleteSetting(region, name!, principalArn ?? region.caller.arn),
  }),
});
