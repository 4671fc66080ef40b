import {
  GetFunctionCommand,
  GetFunctionUrlConfigCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListTagsCommand,
  paginateListFunctions,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import type { Box, Mood } from '../picture/boxes.ts';
import type { AwsService } from './service.ts';
import { recordTags } from './tag-shapes.ts';

/** AWS Lambda. */
export const lambda = {
  title: 'AWS Lambda',
  iam: { prefix: 'lambda', conditionKeys: {}, limits: {}, unkept: {}, madeUp: [] },
  signingName: 'lambda',
  cli: 'lambda',
  sdk: '@aws-sdk/client-lambda',
  botocore: 'lambda',
  documentation: 'https://docs.aws.amazon.com/lambda/latest/api/',
  client: (config) => new LambdaClient(config),
  tags: recordTags,
  kinds: {
    function: {
      box: 'in its group',
      async *list({ lambda: client }, { name = '' }) {
        for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
          for (const { FunctionName = '', FunctionArn: Resource, Role } of Functions) {
            if (!FunctionName.startsWith(name)) continue;
            const { Tags } = await client.send(new ListTagsCommand({ Resource }));
            yield { arn: Resource!, tags: recordTags.read(Tags), refersTo: [Role] };
          }
        }
      },
    },
  },
  // A function costs by the request, and nothing by the hour.
  bills: {},
  picture: {
    title: 'AWS Lambda',
    stands: 'beside',
    async draw({ lambda }) {
      const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
      const boxes = Functions.map(async ({ FunctionArn, FunctionName = '', State }) => ({
        key: FunctionArn!,
        kind: 'function',
        name: FunctionName,
        // A list of functions leaves their state out: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html
        mood: STATES[State ?? 'Active'] ?? ('moving' as const),
        ask: { call: 'lambda:GetFunction', input: { FunctionName } },
        inside: await urlsOf(lambda, FunctionName),
      }));
      return { boxes: await Promise.all(boxes) };
    },
    describes: {
      GetFunction: GetFunctionCommand,
      GetFunctionUrlConfig: GetFunctionUrlConfigCommand,
    },
  },
  ids: [],
  parentOf: undefined,
  passing: {
    untilConsistent: [
      'ResourceNotFoundException',
      /The role defined for the function cannot be assumed/,
    ],
    whileInUse: ['ResourceConflictException'],
  },
  already: {
    made: [/already exist/i, /FunctionUrlConfig exists/],
    gone: ['ResourceNotFoundException'],
  },
  lasting: ['InvalidParameterValueException', 'ServiceException'],
  advice: [
    {
      name: /^InvalidParameterValueException$/,
      message: /^Source image .* is not valid/,
      advice:
        'Lambda takes images from Amazon ECR in the same Region, with a tag or a digest. Push it there, and give its URI with --lambda-image.',
    },
    {
      name: /^InvalidParameterValueException$/,
      message: /^Source image .* does not exist/,
      advice: 'Push it to that repository, or give another URI with --lambda-image.',
    },
  ],
} satisfies AwsService<LambdaClient, { lambda: LambdaClient }>;

// --- internal ---

/** The box of the URL of a function; none where it has none. */
async function urlsOf(client: LambdaClient, FunctionName: string): Promise<Box[]> {
  try {
    const look = new GetFunctionUrlConfigCommand({ FunctionName });
    const { FunctionUrl = '', AuthType } = await client.send(look);
    return [
      {
        key: FunctionUrl,
        kind: 'function URL',
        name: new URL(FunctionUrl).host,
        mood: 'steady',
        note: `AuthType: ${AuthType}`,
        ask: { call: 'lambda:GetFunctionUrlConfig', input: { FunctionName } },
        inside: [],
      },
    ];
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return [];
    throw error;
  }
}

const STATES: Record<string, Mood> = { Active: 'steady', Inactive: 'steady', Failed: 'failed' };
