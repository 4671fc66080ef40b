import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateDescribeStacks,
} from '@aws-sdk/client-cloudformation';
import type { Mood } from '../picture/boxes.ts';
import type { AwsService } from './service.ts';
import { upperCaseTags } from './tag-shapes.ts';

/** AWS CloudFormation. */
export const cloudformation = {
  title: 'CloudFormation',
  iam: {
    prefix: 'cloudformation',
    conditionKeys: {},
    limits: {},
    unkept: {},
    madeUp: [/(?<=:stack\/[^/]+\/)[0-9a-f-]{36}$/],
  },
  signingName: 'cloudformation',
  cli: 'cloudformation',
  sdk: '@aws-sdk/client-cloudformation',
  botocore: 'cloudformation',
  documentation: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/',
  client: (config) => new CloudFormationClient(config),
  tags: upperCaseTags,
  kinds: {
    // DescribeStacks leaves out those that are deleted, unless it is asked by their ids.
    stack: {
      box: 'in its group',
      async *list({ cloudformation: client }) {
        for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
          for (const { StackId, Tags } of Stacks) {
            yield { arn: StackId!, tags: upperCaseTags.read(Tags) };
          }
        }
      },
    },
  },
  bills: {},
  picture: {
    title: 'CloudFormation',
    stands: 'beside',
    async draw({ cloudformation }) {
      const { Stacks = [] } = await cloudformation.send(new DescribeStacksCommand({}));
      return {
        boxes: Stacks.map(({ StackId, StackName = '', StackStatus = '' }) => ({
          key: StackId!,
          kind: 'stack',
          name: StackName,
          mood: moodOf(StackStatus),
          state: StackStatus,
          ask: { call: 'cloudformation:DescribeStacks', input: { StackName } },
          inside: [],
        })),
      };
    },
    describes: { DescribeStacks: DescribeStacksCommand },
  },
  ids: [
    {
      pattern: /arn:aws:cloudformation:[\w:-]+:stack\/[\w-]+\/[0-9a-f-]{36}/,
      placeholder: undefined,
      variable: 'STACK',
    },
  ],
  parentOf: undefined,
  passing: {
    untilConsistent: [
      /^Stack with id \S+ does not exist$/,
      // It shows already that it has failed, and is still ending what it did.
      / is in \w+_IN_PROGRESS state and can not be updated/,
    ],
    whileInUse: [],
  },
  already: {
    made: ['AlreadyExistsException', /^No updates are to be performed/],
    gone: [/^Stack (with id \S+|\[\S+\]) does not exist$/],
  },
  lasting: ['ValidationError', 'InternalFailure'],
  advice: [],
} satisfies AwsService<CloudFormationClient, { cloudformation: CloudFormationClient }>;

// --- internal ---

function moodOf(status: string): Mood {
  if (status.endsWith('_IN_PROGRESS')) return 'moving';
  return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE' ? 'steady' : 'failed';
}
