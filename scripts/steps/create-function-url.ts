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
  billing: 'by the request',
  why: {
    GetFunctionUrlConfig: 'see whether the function already has a URL',
    ListTags: 'see whether this tutorial made the function',
    CreateFunctionUrlConfig: 'give it a URL that accepts only signed requests',
    DeleteFunctionUrlConfig: 'delete the URL',
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
      // Somebody has opened it to everyone, so it is deleted and created again.
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
    say('It accepts only requests that are signed with AWS credentials.');
    return { url: FunctionUrl! };
  },

  async undo({ lambda, name: FunctionName, report }, { url }) {
    await lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName }));
    report('deleted', 'function URL', url);
  },
});
