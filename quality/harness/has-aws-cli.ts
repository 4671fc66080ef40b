import { spawnSync } from 'node:child_process';

/** Returns true if the AWS CLI is on this machine, by its own word. */
export function hasAwsCli(): boolean {
  return spawnSync('aws', ['--version']).status === 0;
}

/** The versions of the AWS CLI and of what it is made of, as it tells them: `aws-cli/1.45.11 … botocore/1.43.11`. */
export function awsCliVersion(): string {
  return spawnSync('aws', ['--version'], { encoding: 'utf8' }).stdout;
}
