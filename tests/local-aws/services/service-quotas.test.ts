import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  IllegalArgumentException,
  InvalidPaginationTokenException,
  ListServiceQuotasCommand,
  NoSuchResourceException,
  paginateListServiceQuotas,
} from '@aws-sdk/client-service-quotas';
import { expect, test } from 'vitest';
import { fargateVcpuQuota } from '../../../src/local-aws/services/service-quotas/fargate-vcpu-quota.ts';
import { applyQuota, requireQuota } from '../../../src/local-aws/services/service-quotas/quotas.ts';
import { clientsOf, openLocalAws } from '../../local.ts';
import { refusal } from './refusal.ts';

const ServiceCode = 'fargate';
const QuotaCode = 'L-3032A538';

test('an account may run six vCPUs of Fargate, on demand and on Spot', async () => {
  const aws = await openLocalAws();
  const { quotas } = clientsOf(aws);
  const { Quota } = await quotas.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
  expect(Quota).toEqual({
    ServiceCode,
    ServiceName: 'AWS Fargate',
    QuotaArn: 'arn:aws:servicequotas:us-east-1:111122223333:fargate/L-3032A538',
    QuotaCode,
    QuotaName: 'Fargate On-Demand vCPU resource count',
    Value: 6,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    QuotaAppliedAtLevel: 'ACCOUNT',
  });
  const spot = { ServiceCode, QuotaCode: 'L-36FBB829' };
  expect((await quotas.send(new GetServiceQuotaCommand(spot))).Quota!.QuotaName).toBe(
    'Fargate Spot vCPU resource count',
  );
  const region = aws.account.region('us-east-1');
  expect([fargateVcpuQuota(region), fargateVcpuQuota(region, 'FARGATE_SPOT')]).toEqual([6, 6]);
});

test('an applied quota is one of its Region, and the default stays', async () => {
  const aws = await openLocalAws();
  const { quotas } = clientsOf(aws);
  const region = aws.account.region('us-east-1');
  await aws.account.transaction(() => applyQuota(region, requireQuota(ServiceCode, QuotaCode), 0));
  expect(fargateVcpuQuota(region)).toBe(0);
  expect(fargateVcpuQuota(region, 'FARGATE_SPOT')).toBe(6);
  expect(fargateVcpuQuota(aws.account.region('eu-west-1'))).toBe(6);
  const input = { ServiceCode, QuotaCode };
  const applied = await quotas.send(new GetServiceQuotaCommand(input));
  const standard = await quotas.send(new GetAWSDefaultServiceQuotaCommand(input));
  expect([applied.Quota!.Value, standard.Quota!.Value]).toEqual([0, 6]);
  expect(standard.Quota!.QuotaArn).toBe('arn:aws:servicequotas:us-east-1::fargate/L-3032A538');
});

test('a quota or a service that is unknown is no resource', async () => {
  const { quotas } = clientsOf(await openLocalAws());
  const noQuota = { ServiceCode, QuotaCode: 'L-00000000' };
  const noService = { ServiceCode: 'Fargate', QuotaCode };
  const message = (what: string) =>
    `The request failed because the specified ${what} does not exist.`;
  for (const [call, what] of [
    [() => quotas.send(new GetServiceQuotaCommand(noQuota)), 'service quota'],
    [() => quotas.send(new GetAWSDefaultServiceQuotaCommand(noQuota)), 'service quota'],
    [() => quotas.send(new GetServiceQuotaCommand(noService)), 'service'],
    [() => quotas.send(new ListServiceQuotasCommand(noService)), 'service'],
  ] as const) {
    const refused = await refusal(call());
    expect(refused).toBeInstanceOf(NoSuchResourceException);
    expect(refused.message).toBe(message(what));
  }
});

test('a code that can be none is an illegal argument', async () => {
  const { quotas } = clientsOf(await openLocalAws());
  const wrong = new GetServiceQuotaCommand({ ServiceCode: 'f/g', QuotaCode });
  expect(await refusal(quotas.send(wrong))).toBeInstanceOf(IllegalArgumentException);
  const missing = new GetServiceQuotaCommand({ ServiceCode, QuotaCode: undefined });
  const refused = await refusal(quotas.send(missing));
  expect(refused).toBeInstanceOf(IllegalArgumentException);
  expect(refused.message).toBe(
    "1 validation error detected: Value null at 'quotaCode' failed to satisfy constraint: Member must not be null",
  );
});

test('the quotas of a service come in pages', async () => {
  const { quotas } = clientsOf(await openLocalAws());
  const pages: (string | undefined)[][] = [];
  const pager = paginateListServiceQuotas({ client: quotas, pageSize: 1 }, { ServiceCode });
  for await (const { Quotas } of pager) pages.push(Quotas!.map((quota) => quota.QuotaCode));
  expect(pages).toEqual([['L-3032A538'], ['L-36FBB829']]);
  const one = await quotas.send(new ListServiceQuotasCommand({ ServiceCode, QuotaCode }));
  expect(one.Quotas).toHaveLength(1);
  const guess = new ListServiceQuotasCommand({ ServiceCode, NextToken: 'guess' });
  expect(await refusal(quotas.send(guess))).toBeInstanceOf(InvalidPaginationTokenException);
});

test('the permissions know no resource', async () => {
  const aws = await openLocalAws();
  const { quotas } = clientsOf(aws);
  await quotas.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
  await quotas.send(new GetAWSDefaultServiceQuotaCommand({ ServiceCode, QuotaCode }));
  await quotas.send(new ListServiceQuotasCommand({ ServiceCode }));
  expect(aws.journal.entries.flatMap(({ permissions }) => permissions)).toEqual([
    { action: 'servicequotas:GetServiceQuota', resource: '*' },
    { action: 'servicequotas:GetAWSDefaultServiceQuota', resource: '*' },
    { action: 'servicequotas:ListServiceQuotas', resource: '*' },
  ]);
});
