import {
  PutAccountSettingDefault$,
  type PutAccountSettingDefaultCommandInput,
  type PutAccountSettingDefaultCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { putSetting, rootArn } from '../clusters/account-settings.ts';

/** Sets a default for everybody in the account who has not made the setting. */
export const putAccountSettingDefault = operation<
  PutAccountSettingDefaultCommandInput,
  PutAccountSettingDefaultCommandOutput
>(PutAccountSettingDefault$, {
  permissions: ({ name = '' as never }) => [
    {
      action: 'ecs:PutAccountSettingDefault',
      resource: '*',
      context: { 'ecs:account-setting': name },
    },
  ],
  run: ({ name, value = '' }, region) => ({
    setting: putSetting(region, name!, value, rootArn(region)),
  }),
});
