import { pick, type Asked, type Input, type Made, type Row, type Rows } from './read-back.ts';

/** A template of one log group with so many days, the name of which is a parameter. */
function template(RetentionInDays: number): string {
  return JSON.stringify({
    Parameters: { Group: { Type: 'String', Default: '/default' } },
    Resources: {
      Logs: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: { Ref: 'Group' }, RetentionInDays },
      },
    },
  });
}

/** Returns what CloudFormation says of the stack, and what is there. */
const stack: Row['read'] = async ({ call }) => [
  await call('cloudformation DescribeStacks', { StackName: 'law' }),
  await call('cloudformation DescribeStackEvents', { StackName: 'law' }),
  await call('logs DescribeLogGroups'),
];

const TEMPLATE = 'is read by what is made: RetentionInDays of the log group, in the same row';
/** A role that is not there is refused: tests/local-aws/policy/stack-role.test.ts has one that is. */
const called = { RoleARN: 'invalid or cannot be assumed' };
const names = ['StackName'];
const Parameters = [{ ParameterKey: 'Group', ParameterValue: '/law' }];

async function makeStack({ call, pass }: Asked, more: Input = {}): Promise<Made> {
  const made = await call('cloudformation CreateStack', {
    StackName: 'law',
    TemplateBody: template(14),
    ...more,
  });
  await pass(300);
  return { stack: pick(made, 'StackId') };
}

export const CLOUDFORMATION: Rows = {
  CreateStack: {
    called,
    given: {
      StackName: 'law',
      TemplateBody: template(30),
      Parameters,
      DisableRollback: true,
      TimeoutInMinutes: 77,
      Capabilities: ['CAPABILITY_IAM'],
      Tags: [{ Key: 'project', Value: 'law' }],
      ClientRequestToken: 'token-1',
      EnableTerminationProtection: true,
    },
    unread: { TemplateBody: TEMPLATE },
    after: 300,
    read: stack,
  },
  UpdateStack: {
    called,
    before: makeStack,
    given: {
      StackName: 'law',
      TemplateBody: template(30),
      Parameters,
      DisableRollback: true,
      Capabilities: ['CAPABILITY_IAM'],
      Tags: [{ Key: 'project', Value: 'law' }],
      ClientRequestToken: 'token-1',
    },
    names,
    unread: {
      TemplateBody: TEMPLATE,
      'Parameters.UsePreviousValue': 'is that of the row below',
    },
    after: 300,
    read: stack,
  },
  'UpdateStack, with the values before': {
    called,
    before: (asked) => makeStack(asked, { Parameters }),
    given: {
      StackName: 'law',
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'Group', UsePreviousValue: true }],
      Tags: [{ Key: 'project', Value: 'law' }],
    },
    names,
    unread: {
      UsePreviousTemplate: 'is what has the group, in this row',
      Parameters: 'are read as what stays, in this row',
      TemplateBody: 'is that of the row above',
      TemplateURL: 'is that of the row above',
    },
    stays: { path: 'Parameters.Group', value: '/law' },
    after: 300,
    read: stack,
  },
  'DeleteStack, but for what cannot be deleted': {
    called,
    async before(asked) {
      const made = await makeStack(asked);
      await asked.call('logs PutLogGroupDeletionProtection', {
        logGroupIdentifier: '/default',
        deletionProtectionEnabled: true,
      });
      await asked.call('cloudformation DeleteStack', { StackName: 'law' });
      await asked.pass(300);
      return made;
    },
    given: ({ stack: id }) => ({ StackName: id, RetainResources: ['Logs'] }),
    names,
    unread: {
      RetainResources: 'is read as what is not tried again, in this row',
      ClientRequestToken: 'is that of the row below',
    },
    after: 300,
    stays: { path: 'status', value: 'DELETE_COMPLETE' },
    read: async ({ call }, made) => {
      const answer = await call('cloudformation DescribeStacks', { StackName: made['stack'] });
      return { status: pick(answer, 'Stacks.0.StackStatus') };
    },
  },
  DeleteStack: {
    called,
    before: makeStack,
    given: { StackName: 'law', ClientRequestToken: 'token-1' },
    names,
    unread: {
      RetainResources: 'are those of the row below',
    },
    after: 300,
    read: async ({ call }, made) => [
      await call('cloudformation DescribeStackEvents', { StackName: made['stack'] }),
      await call('logs DescribeLogGroups'),
    ],
  },
  RollbackStack: {
    async before(asked) {
      const made = await makeStack(asked);
      await asked.call('logs CreateLogGroup', { logGroupName: '/taken' });
      await asked.call('cloudformation UpdateStack', {
        StackName: 'law',
        TemplateBody: template(14),
        Parameters: [{ ParameterKey: 'Group', ParameterValue: '/taken' }],
        DisableRollback: true,
      });
      await asked.pass(300);
      return made;
    },
    given: { StackName: 'law', ClientRequestToken: 'token-1' },
    names,
    after: 300,
    read: stack,
  },
};
