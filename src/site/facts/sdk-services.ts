import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readSdkService, type SdkService } from './sdk.ts';
import { Memo } from '../build/memo.ts';

/** The services whose clients are installed, as those clients describe them. */
export function sdkServices(): SdkService[] {
  return (read ??= remembered());
}

// --- internal ---

// Reading takes a while, and packages do not change while a process runs.
let read: SdkService[] | undefined;

/** Loading eleven clients takes a second, and what they say depends on their versions and on who reads them. */
function remembered(): SdkService[] {
  const dependsOn = [
    'package-lock.json',
    'src/site/facts/sdk.ts',
    'src/site/facts/sdk-services.ts',
  ];
  const memo = new Memo<SdkService[]>(
    'sdk',
    dependsOn.map((file) => readFileSync(file, 'utf8')).join(),
  );
  const services = memo.get('') ?? memo.put('', readAll());
  memo.save();
  return services;
}

function readAll(): SdkService[] {
  return SERVICES.map(({ prefix, cli, name }) => {
    const client = `@aws-sdk/client-${name}`;
    const { version } = require(`${client}/package.json`) as { version: string };
    const exports = require(client) as Record<string, unknown>;
    return readSdkService({ prefix, cli, package: client, version }, exports);
  });
}

const require = createRequire(import.meta.url);

/** IAM, the AWS CLI and npm each have a name of their own for a service. */
const SERVICES = [
  { prefix: 'ecs', cli: 'ecs', name: 'ecs' },
  { prefix: 'ec2', cli: 'ec2', name: 'ec2' },
  { prefix: 'iam', cli: 'iam', name: 'iam' },
  { prefix: 'logs', cli: 'logs', name: 'cloudwatch-logs' },
  { prefix: 'sts', cli: 'sts', name: 'sts' },
  { prefix: 'servicequotas', cli: 'service-quotas', name: 'service-quotas' },
  {
    prefix: 'application-autoscaling',
    cli: 'application-autoscaling',
    name: 'application-auto-scaling',
  },
  { prefix: 'cloudformation', cli: 'cloudformation', name: 'cloudformation' },
  { prefix: 'cloudwatch', cli: 'cloudwatch', name: 'cloudwatch' },
  { prefix: 'elasticloadbalancing', cli: 'elbv2', name: 'elastic-load-balancing-v2' },
  { prefix: 'lambda', cli: 'lambda', name: 'lambda' },
];
