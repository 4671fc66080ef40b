import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { services } from '../../engine/aws/index.ts';
import type { AwsService } from '../../engine/aws/service.ts';
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
    [...dependsOn.map((file) => readFileSync(file, 'utf8')), namesOfServices()].join(),
  );
  const services = memo.get('') ?? memo.put('', readAll());
  memo.save();
  return services;
}

function namesOfServices(): string {
  return JSON.stringify(
    Object.values<AwsService>(services).map(({ iam, signingName, cli, sdk }) => [
      iam.prefix,
      signingName,
      cli,
      sdk,
    ]),
  );
}

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
