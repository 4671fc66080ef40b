import { spawnSync } from 'node:child_process';

/** Returns true if the AWS CLI is on this machine, by its own word. */
export function hasAwsCli(): boolean {
  return spawnSync('aws', ['--version']).status === 0;
}
