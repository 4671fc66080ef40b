import { SettingName, type Setting } from '@aws-sdk/client-ecs';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { invalidParameter } from '../errors.ts';

/** The default of each setting, and the values that it may have. */
const SETTINGS: Record<SettingName, { fallback: string; values: RegExp }> = {
  awsvpcTrunking: { fallback: 'disabled', values: /^(enabled|disabled)$/ },
  containerInsights: { fallback: 'disabled', values: /^(enabled|disabled|enhanced)$/ },
  containerInstanceLongArnFormat: { fallback: 'enabled', values: /^(enabled|disabled)$/ },
  defaultLogDriverMode: { fallback: 'non-blocking', values: /^(blocking|non-blocking)$/ },
  fargateEventWindows: { fallback: 'disabled', values: /^(enabled|disabled)$/ },
  fargateFIPSMode: { fallback: 'disabled', values: /^(enabled|disabled)$/ },
  fargateTaskRetirementWaitPeriod: { fallback: '7', values: /^(0|7|14)$/ },
  guardDutyActivate: { fallback: 'off', values: /^(on|off)$/ },
  serviceLongArnFormat: { fallback: 'enabled', values: /^(enabled|disabled)$/ },
  tagResourceAuthorization: { fallback: 'on', values: /^(on|off)$/ },
  taskLongArnFormat: { fallback: 'enabled', values: /^(enabled|disabled)$/ },
};

export type SettingRecord = Setting & { name: SettingName; value: string; principalArn: string };

/** The principal of the account's default. */
export function rootArn(region: Region): string {
  return `arn:aws:iam::${region.accountId}:root`;
}

/** The value of a setting for the caller: the caller's own, else the account's, else AWS's. */
export function accountSetting(region: Region, name: SettingName): string {
  return effectiveSetting(region, name, region.caller.arn).value;
}

/** The settings that were made, or, with `effective`, every setting, in alphabetical order. */
export function listSettings(
  region: Region,
  principalArn: string,
  effective: boolean,
): SettingRecord[] {
  const names = Object.values(SettingName).sort();
  if (effective) return names.map((name) => effectiveSetting(region, name, principalArn));
  return names.flatMap((name) => settings(region).get(`${principalArn} ${name}`) ?? []);
}

/** Throws InvalidParameterException for a setting or a value that there is not. */
export function putSetting(
  region: Region,
  name: SettingName,
  value: string,
  principalArn: string,
): SettingRecord {
  requireSetting(name);
  // A guess at the wording.
  if (name === 'guardDutyActivate') throw invalidParameter(`${name} is managed by AWS.`);
  if (!SETTINGS[name].values.test(value)) {
    // https://github.com/aws/aws-cli/issues/3785
    throw invalidParameter("Invalid setting 'value'");
  }
  const key = `${principalArn} ${name}`;
  return settings(region).put(key, { name, value, principalArn, type: 'user' });
}

/** Goes back to the account's default. Throws InvalidParameterException for a setting that there is not. */
export function deleteSetting(
  region: Region,
  name: SettingName,
  principalArn: string,
): SettingRecord {
  requireSetting(name);
  settings(region).delete(`${principalArn} ${name}`);
  return effectiveSetting(region, name, principalArn);
}

// --- internal ---

function effectiveSetting(region: Region, name: SettingName, principalArn: string): SettingRecord {
  const { value } = settings(region).get(`${principalArn} ${name}`) ??
    settings(region).get(`${rootArn(region)} ${name}`) ?? { value: SETTINGS[name].fallback };
  // AWS decides about GuardDuty itself.
  const type = name === 'guardDutyActivate' ? 'aws_managed' : 'user';
  return { name, value, principalArn, type };
}

/** The settings that were made, by principal and name. */
function settings(region: Region): Table<SettingRecord> {
  return region.table<SettingRecord>('ecs/account-setting');
}

function requireSetting(name: string): void {
  if (!Object.hasOwn(SETTINGS, name)) {
    // A guess that follows the text for a value: https://github.com/aws/aws-cli/issues/3785
    throw invalidParameter("Invalid setting 'name'");
  }
}
