import {
  CreateFunctionUrlConfigCommand,
  DeleteFunctionUrlConfigCommand,
  GetFunctionUrlConfigCommand,
  ListTagsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { defineStep } from '../../src/engine/step.ts';
import { deployLambda } from './deploy-lambda.ts';

export const createFunctionUrl = defineStep({
  id: 'create-function-url',
  title: 'Create the function URL',
  kind: 'makes',
  needs: { deployLambda },
  inputs: {},
  bills: [],
  why: {
    GetFunctionUrlConfig: 'see whether the function has an address already',
    ListTags: 'see whose the function is',
    CreateFunctionUrlConfig: 'give it an address that takes signed requests only',
    DeleteFunctionUrlConfig: 'take the address back',
  },
  absent: ResourceNotFoundException,

  async find({ lambda, name: FunctionName, own }) {
    const { FunctionUrl, FunctionArn, AuthType } = await lambda.send(
      new GetFunctionUrlConfigCommand({ FunctionName }),
    );
    const { Tags } = await lambda.send(new ListTagsCommand({ Resource: FunctionArn }));
    own(`The function "${FunctionName}"`, Tags);
    return { url: FunctionUrl!, unfinished: AuthType !== 'AWS_IAM' };
  },

  async run({ lambda, name: FunctionName, report, say, ...context }, _needs, found) {
    if (found) {
      // Somebody has opened it to everybody. No address of this function stays open.
      await lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName }));
      report('deleted', 'function URL', found.url);
    }
    const create = new CreateFunctionUrlConfigCommand({
      FunctionName,
      AuthType: 'AWS_IAM',
    });
    const { FunctionUrl } = await context.retryUntilConsistent(() =>
      lambda.send(create),
    );
    report('created', 'function URL', FunctionUrl!);
    say('It takes requests that are signed with credentials of AWS, and no others.');
    return { url: FunctionUrl! };
  },

  async undo({ lambda, name: FunctionName, report }, { url }) {
    await lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName }));
    report('deleted', 'function URL', url);
  },
});
