import { spawnSync } from 'node:child_process';

/** Returns true if the AWS CLI is on this machine, by its own word. Another one is tried by its folder being first in `PATH`. */
export function hasAwsCli(): boolean {
  return spawnSync('aws', ['--version']).status === 0;
}

/**
 * Returns true if the AWS CLI here knows all options that a step's script types. Some are younger than the CLI that a machine
 * has: 20-second metrics.
 */
export function canType(step: string): boolean {
  const since = SINCE[step];
  if (!since) return true;
  const [version = ''] = /(?<=botocore\/)[\d.]+/.exec(awsCliVersion()) ?? [];
  const has = version.split('.').map(Number);
  const differs = since.findIndex((each, index) => has[index] !== each);
  return differs < 0 || (has[differs] ?? 0) >= since[differs]!;
}

// --- internal ---

/** The botocore since which an AWS CLI knows all options of a step. */
const SINCE: Record<string, [number, number, number]> = { 'scale-faster': [1, 43, 33] };

/** The versions of the AWS CLI and of what it is made of, as it tells them: `aws-cli/1.45.11 … botocore/1.43.11`. */
function awsCliVersion(): string {
  return spawnSync('aws', ['--version'], { encoding: 'utf8' }).stdout;
}
