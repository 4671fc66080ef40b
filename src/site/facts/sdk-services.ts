import { createRequire } from 'node:module';
import { readSdkService, type SdkService } from './sdk.ts';

/** The services whose clients are installed, as those clients describe them. */
export function sdkServices(): SdkService[] {
  return (read ??= readAll());
}

// --- internal ---

// Reading takes a while, and packages do not change while a process runs.
let read: SdkService[] | undefined;

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
