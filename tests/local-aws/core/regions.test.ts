import { services as awsServices } from '../../../src/engine/aws/index.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { isRegion, REGIONS } from '../../../src/local-aws/core/regions.ts';
import { localClients } from '../../../src/engine/aws/clients.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { openLocalAws } from '../../local.ts';

interface Partition {
  id: string;
  regions: Record<string, object>;
}

test('the Regions are those of the SDK: when it knows others, write them into core/regions.ts', async () => {
  expect(REGIONS).toEqual(
    Object.fromEntries(
      (await partitions()).map(({ id, regions }) => [
        id,
        Object.keys(regions).filter((name) => !name.endsWith('-global')),
      ]),
    ),
  );
});

test('a request that is signed for a Region that AWS does not have is refused as AWS refuses it', async () => {
  expect(isRegion('us-east-9')).toBe(false);
  const { ec2, ecs } = localClients(awsServices, 'us-east-9', inProcess(await openLocalAws()));
  await expect(ec2.send(new DescribeAvailabilityZonesCommand({}))).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
    message: 'Credential should be scoped to a valid region.',
  });
  await expect(ecs.send(new ListClustersCommand({}))).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  });
});

// --- internal ---

/** Reads the partitions that the SDK makes endpoints of. It exports a question about one Region, and not the list. */
async function partitions(): Promise<Partition[]> {
  const client = createRequire(createRequire(import.meta.url).resolve('@aws-sdk/client-ec2'));
  const core = dirname(client.resolve('@aws-sdk/core/package.json'));
  const path = 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';
  const text = readFileSync(join(core, path), 'utf8');
  const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
    partitionsInfo: { partitions: Partition[] };
  };
  expect(module.partitionsInfo.partitions.length).toBeGreaterThan(1);
  return module.partitionsInfo.partitions;
}
