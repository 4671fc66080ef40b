import { startPython, type Python } from './python.ts';

/** The outcome of a command of the AWS CLI. */
export interface Typed {
  code: number;
  stdout: string;
  stderr: string;
}

/** Starts the AWS CLI on a local AWS, with nothing of this machine's AWS configuration. */
export function startAwsCli(url: string, more: Record<string, string> = {}): Python<Typed> {
  return startPython<Typed>('aws_cli.py', [], {
    AWS_ENDPOINT_URL: url,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    ...more,
  });
}
