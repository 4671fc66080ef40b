import type { ClusterSetting } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../errors.ts';

/** Throws InvalidParameterException for a setting that clusters do not have. The wordings are guesses. */
export function checkClusterSettings(settings: readonly ClusterSetting[] | undefined): void {
  for (const { name, value = '' } of settings ?? []) {
    if (name !== 'containerInsights')
      throw invalidParameter(`Invalid cluster setting name: ${name}`);
    if (!['enabled', 'disabled', 'enhanced'].includes(value)) {
      throw invalidParameter(`Invalid value for the setting containerInsights: ${value}`);
    }
  }
}
