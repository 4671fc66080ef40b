import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { clientsOf, openLocalAws } from '../../local.ts';

test('the caller is a user of the account, and asking needs no permission', async () => {
  const aws = await openLocalAws();
  const { sts } = clientsOf(aws);
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:user/reader',
    UserId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/) as string,
  });
  expect(aws.journal.entries.at(-1)!.permissions).toEqual([]);
});
