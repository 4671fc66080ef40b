import {
  CreateStackCommand,
  DeleteStackCommand,
  ListStacksCommand,
  paginateListStacks,
  type ListStacksCommandInput,
} from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { openAllServices } from './open-all-services.ts';

async function open() {
  const all = await openAllServices();
  const { cloudformation, pass } = all;
  const Resources = { Group: { Type: 'AWS::Logs::LogGroup' } };
  return {
    ...all,
    async create(StackName: string) {
      const TemplateBody = JSON.stringify({ Description: 'of a test', Resources });
      await cloudformation.send(new CreateStackCommand({ StackName, TemplateBody }));
      await pass(60);
    },
    async list(input: ListStacksCommandInput = {}) {
      const { StackSummaries } = await cloudformation.send(new ListStacksCommand(input));
      return StackSummaries!;
    },
  };
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html, read 2026-11-29: all stacks
// where no filter is given, and those that were deleted for 90 days. That the newest comes first is a guess.
test('stacks are listed in short, the newest first, and with them the deleted ones for 90 days', async () => {
  const { create, list, pass, cloudformation } = await open();
  await create('one');
  await create('two');
  await cloudformation.send(new DeleteStackCommand({ StackName: 'one' }));
  await pass(60);
  const names = async (input = {}) =>
    (await list(input)).map(({ StackName, StackStatus }) => `${StackName} ${StackStatus}`);
  expect(await names()).toEqual(['two CREATE_COMPLETE', 'one DELETE_COMPLETE']);
  expect(await names({ StackStatusFilter: ['CREATE_COMPLETE'] })).toEqual(['two CREATE_COMPLETE']);
  expect(await list()).toMatchObject([
    {
      StackId: expect.stringMatching(/:stack\/two\//) as string,
      TemplateDescription: 'of a test',
      CreationTime: expect.any(Date) as Date,
      DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    },
    { DeletionTime: expect.any(Date) as Date },
  ]);
  await pass(91 * 86_400);
  expect(await names()).toEqual(['two CREATE_COMPLETE']);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html, read 2026-11-29: in pages.
// That a page has 100 is a guess.
test('they come in pages', async () => {
  const { create, cloudformation } = await open();
  for (let index = 0; index < 101; index++) await create(`s${index}`);
  const pages: number[] = [];
  for await (const { StackSummaries } of paginateListStacks({ client: cloudformation }, {})) {
    pages.push(StackSummaries!.length);
  }
  expect(pages).toEqual([100, 1]);
});
