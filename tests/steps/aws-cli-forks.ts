import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { pythonPackage } from '../../quality/bench/python-package.ts';

/** The AWS CLI, loaded once for many commands. */
export interface AwsCliForks {
  /** Types a command: a function for bash, which hides the program of that name. */
  functionOfBash: string;
  stop(): void;
}

/**
 * Starts the AWS CLI if it is a Python package here, and the very one that `aws` is: to load it takes most of a second of a
 * processor, and a command a quarter of that.
 */
export async function startAwsCliForks(
  environment: Record<string, string>,
): Promise<AwsCliForks | undefined> {
  const { stdout } = spawnSync('aws', ['--version'], { encoding: 'utf8' });
  if (!stdout.startsWith(`aws-cli/${pythonPackage('awscli')} `)) return undefined;
  const child = spawn('python3', ['tests/steps/aws_cli_forks.py'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { functionOfBash: functionOfBash(Number(port)), stop: () => child.stdin.end() };
}

// --- internal ---

/** The protocol is told in aws_cli_forks.py. */
function functionOfBash(port: number): string {
  return `aws() {
  local answer code
  exec {answer}<>/dev/tcp/127.0.0.1/${port}
  printf '%s\\0' "$#" "$AWS_ENDPOINT_URL" "$@" >&"$answer"
  IFS= read -r -d '' code <&"$answer"
  cat <&"$answer"
  exec {answer}>&-
  return "$code"
}
`;
}
