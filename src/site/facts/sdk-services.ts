import { createRequire } from 'node:module';
import { services } from '../../engine/aws/index.ts';
import type { AwsService } from '../../engine/aws/service.ts';
import { readSdkService, type SdkService } from './sdk.ts';

/** The services whose clients are installed, as those clients describe them. */
export function sdkServices(): SdkService[] {
  return (read ??= readAll());
}

// --- internal ---

// Reading takes a while, and packages do not change while a process runs.
let read: SdkService[] | undefined;

function readAll(): SdkService[] {
  return Object.values<AwsService>(services).map(({ iam, signingName, cli, sdk: client }) => {
    const { version } = require(`${client}/package.json`) as { version: string };
    const exports = require(client) as Record<string, unknown>;
    return readSdkService(
      { prefix: iam.prefix, signingName, cli, package: client, version },
      exports,
    );
  });
}

const require = createRequire(import.meta.url);
