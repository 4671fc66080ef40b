import { spawn } from 'node:child_process';
import {
  ECSClient,
  waitUntilServicesInactive,
  waitUntilServicesStable,
  waitUntilTasksRunning,
} from '@aws-sdk/client-ecs';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import { pythonPackage } from './python-package.ts';

/** A waiter of ECS that every client has, by the CLI's name for it. */
export type Waiter = 'services-stable' | 'services-inactive' | 'tasks-running';

/** A client that waits with its default settings. */
export interface WaitingClient {
  name: string;
  /** Why it is not here; left out when it is. */
  missing?: string;
  /** Waits for some services or tasks of the cluster `demo`. Rejects when the waiter gives up. */
  wait(url: string, waiter: Waiter, of: readonly string[]): Promise<void>;
}

/** The clients that nobody here wrote, as far as this machine has them. */
export function waitingClients(): WaitingClient[] {
  const v2 = process.env['AWS_SDK_V2'];
  return [
    { name: 'SDK v3', wait: waitInSdk },
    {
      name: 'SDK v2',
      ...(v2 === undefined && {
        missing: 'AWS_SDK_V2 names no folder of modules in which aws-sdk is installed',
      }),
      wait: (url, waiter, of) =>
        run(process.execPath, ['-e', SDK_V2, url, waiter, ...of], url, { NODE_PATH: v2 ?? '' }),
    },
    {
      name: 'AWS CLI',
      ...(pythonPackage('awscli') === undefined && { missing: 'pip install awscli' }),
      wait: (url, waiter, of) =>
        run('aws', ['ecs', 'wait', waiter, '--cluster', 'demo', optionOf(waiter), ...of], url),
    },
    {
      name: 'boto3',
      ...(pythonPackage('boto3') === undefined && { missing: 'pip install boto3' }),
      wait: (url, waiter, of) => run('python3', ['-c', BOTO3, waiter, ...of], url),
    },
  ];
}

// --- internal ---

const IN_SDK = {
  'services-stable': waitUntilServicesStable,
  'services-inactive': waitUntilServicesInactive,
  'tasks-running': waitUntilTasksRunning,
};

async function waitInSdk(url: string, waiter: Waiter, of: readonly string[]): Promise<void> {
  const credentials = LOCAL_CREDENTIALS;
  const client = new ECSClient({ endpoint: url, region: 'us-east-1', credentials });
  const input = { cluster: 'demo', [optionOf(waiter).slice(2)]: [...of] };
  // The longest wait has no default; ten minutes are what the other clients have.
  await IN_SDK[waiter]({ client, maxWaitTime: 600 }, input as never);
}

const SDK_V2 = `
const [url, waiter, ...of] = process.argv.slice(1);
const { ECS } = require('aws-sdk');
const name = waiter.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const what = waiter.startsWith('tasks') ? 'tasks' : 'services';
new ECS({ endpoint: url, region: 'us-east-1' })
  .waitFor(name, { cluster: 'demo', [what]: of }).promise()
  .catch((error) => { console.error(error.message); process.exit(1); });
`;

const BOTO3 = `
import sys, boto3
waiter, *of = sys.argv[1:]
what = 'tasks' if waiter.startswith('tasks') else 'services'
client = boto3.client('ecs')
client.get_waiter(waiter.replace('-', '_')).wait(cluster='demo', **{what: of})
`;

function optionOf(waiter: Waiter): '--tasks' | '--services' {
  return waiter === 'tasks-running' ? '--tasks' : '--services';
}

/** Runs a program with nothing of this machine's AWS configuration. Rejects with what it printed unless it exits with 0. */
function run(
  command: string,
  args: readonly string[],
  url: string,
  more: Record<string, string> = {},
): Promise<void> {
  const environment = {
    ...process.env,
    AWS_ENDPOINT_URL: url,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    ...more,
  };
  const child = spawn(command, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let printed = '';
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => (code === 0 ? done() : failed(new Error(printed.trim()))));
  });
}
