import {
  GetAWSDefaultServiceQuotaCommand,
  GetRequestedServiceQuotaChangeCommand,
  GetServiceQuotaCommand,
  IllegalArgumentException,
  InvalidPaginationTokenException,
  ListRequestedServiceQuotaChangeHistoryCommand,
  ListServiceQuotasCommand,
  NoSuchResourceException,
  paginateListServiceQuotas,
  RequestServiceQuotaIncreaseCommand,
  ResourceAlreadyExistsException,
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

test.each([undefined, true, false])(
  'a request for more is granted after a while, with SupportCaseAllowed %s',
  async (SupportCaseAllowed) => {
    const aws = await openLocalAws();
    const { quotas } = clientsOf(aws);
    const began = new Date(aws.account.now);
    const { RequestedQuota } = await quotas.send(
      new RequestServiceQuotaIncreaseCommand({
        ServiceCode,
        QuotaCode,
        DesiredValue: 40,
        SupportCaseAllowed,
      }),
    );
    expect(RequestedQuota).toEqual({
      Id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      ServiceCode,
      ServiceName: 'AWS Fargate',
      QuotaCode,
      QuotaName: 'Fargate On-Demand vCPU resource count',
      DesiredValue: 40,
      Status: 'PENDING',
      Created: began,
      LastUpdated: began,
      Requester: '{"accountId":"111122223333","callerArn":"arn:aws:iam::111122223333:user/reader"}',
      QuotaArn: 'arn:aws:servicequotas:us-east-1:111122223333:fargate/L-3032A538',
      GlobalQuota: false,
      Unit: 'None',
      QuotaRequestedAtLevel: 'ACCOUNT',
    });
    const region = aws.account.region('us-east-1');
    expect(fargateVcpuQuota(region)).toBe(6);
    await aws.advanceTo(aws.account.now + 600_000);
    const asked = await quotas.send(
      new GetRequestedServiceQuotaChangeCommand({ RequestId: RequestedQuota!.Id }),
    );
    expect(asked.RequestedQuota!.Status).toBe('APPROVED');
    expect(asked.RequestedQuota!.LastUpdated!.getTime()).toBeGreaterThan(began.getTime());
    expect(fargateVcpuQuota(region)).toBe(40);
    expect(fargateVcpuQuota(region, 'FARGATE_SPOT')).toBe(6);
  },
);

test('a second request while one is open, and one for no more than there is, are refused', async () => {
  const aws = await openLocalAws();
  const { quotas } = clientsOf(aws);
  const ask = (DesiredValue: number, code = QuotaCode) =>
    quotas.send(
      new RequestServiceQuotaIncreaseCommand({ ServiceCode, QuotaCode: code, DesiredValue }),
    );
  expect(await refusal(ask(6))).toMatchObject({
    name: 'IllegalArgumentException',
    message: 'You must provide a quota value greater than the current quota value',
  });
  const region = aws.account.region('us-east-1');
  await aws.account.transaction(() => applyQuota(region, requireQuota(ServiceCode, QuotaCode), 1));
  expect(await refusal(ask(4))).toMatchObject({
    name: 'IllegalArgumentException',
    message: 'You must provide a quota value greater than the default quota value of 6.0',
  });
  await ask(20);
  const second = await refusal(ask(30));
  expect(second).toBeInstanceOf(ResourceAlreadyExistsException);
  expect(second.message).toBe('Only one open service quota increase request is allowed per quota.');
  await ask(20, 'L-36FBB829');
  await aws.advanceTo(aws.account.now + 600_000);
  await ask(30);
  const statuses = async (input = {}) => {
    const command = new ListRequestedServiceQuotaChangeHistoryCommand(input);
    const { RequestedQuotas } = await quotas.send(command);
    return RequestedQuotas!.map(({ DesiredValue, Status }) => `${DesiredValue} ${Status}`);
  };
  expect(await statuses()).toEqual(['30 PENDING', '20 APPROVED', '20 APPROVED']);
  expect(await statuses({ Status: 'PENDING' })).toEqual(['30 PENDING']);
  expect(await statuses({ MaxResults: 1, ServiceCode })).toEqual(['30 PENDING']);
  expect(await statuses({ QuotaRequestedAtLevel: 'RESOURCE' })).toEqual([]);
});

test('a request that is not there is no resource, and one for a single resource is not modelled', async () => {
  const { quotas } = clientsOf(await openLocalAws());
  const RequestId = '0'.repeat(32);
  expect(
    await refusal(quotas.send(new GetRequestedServiceQuotaChangeCommand({ RequestId }))),
  ).toBeInstanceOf(NoSuchResourceException);
  const forOne = { ServiceCode, QuotaCode, DesiredValue: 9, ContextId: 'arn:aws:ecs:a' };
  expect(await refusal(quotas.send(new RequestServiceQuotaIncreaseCommand(forOne)))).toMatchObject({
    message: 'The local AWS does not model ContextId of a quota request.',
  });
});
