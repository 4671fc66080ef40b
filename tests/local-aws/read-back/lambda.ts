import { trust } from './iam.ts';
import {
  pick,
  tagKeys,
  type Asked,
  type Input,
  type Made,
  type Row,
  type Rows,
} from './read-back.ts';

const ARN = 'arn:aws:lambda:us-east-1:111122223333:function:law';
const ROLE = 'arn:aws:iam::111122223333:role/law';
const image = (tag: string) => `111122223333.dkr.ecr.us-east-1.amazonaws.com/law:${tag}`;

async function makeRole({ call, pass }: Asked): Promise<Made> {
  for (const RoleName of ['law', 'other']) {
    const AssumeRolePolicyDocument = trust('lambda.amazonaws.com');
    await call('iam CreateRole', { RoleName, AssumeRolePolicyDocument });
  }
  await pass(60);
  return {};
}

async function makeFunction(asked: Asked): Promise<Made> {
  await makeRole(asked);
  await asked.call('lambda CreateFunction', {
    FunctionName: 'law',
    Role: ROLE,
    PackageType: 'Image',
    Code: { ImageUri: image('1') },
    Tags: { old: 'tag' },
  });
  await asked.pass(120);
  return {};
}

async function makeUrl(asked: Asked): Promise<Made> {
  await makeFunction(asked);
  const answer = await asked.call('lambda CreateFunctionUrlConfig', {
    FunctionName: 'law',
    AuthType: 'NONE',
  });
  return { url: pick(answer, 'FunctionUrl') };
}

const STATEMENT: Input = {
  FunctionName: 'law',
  StatementId: 'one',
  Action: 'lambda:InvokeFunctionUrl',
  Principal: 'events.amazonaws.com',
};

async function makeStatement(asked: Asked): Promise<Made> {
  await makeFunction(asked);
  await asked.call('lambda AddPermission', STATEMENT);
  return {};
}

const functionOf: Row['read'] = ({ call }) => call('lambda GetFunction', { FunctionName: 'law' });
const url: Row['read'] = ({ call }) => call('lambda GetFunctionUrlConfig', { FunctionName: 'law' });
const policy: Row['read'] = ({ call }) => call('lambda GetPolicy', { FunctionName: 'law' });
const names = ['FunctionName'];

/** The settings that making and changing a function share. */
const SETTINGS = {
  Description: 'of the law',
  Timeout: 77,
  MemorySize: 777,
  Environment: { Variables: { COLOUR: 'red' } },
  TracingConfig: { Mode: 'Active' },
  ImageConfig: { EntryPoint: ['sh'], Command: ['serve'], WorkingDirectory: '/law' },
  EphemeralStorage: { Size: 1111 },
  LoggingConfig: {
    LogFormat: 'JSON',
    ApplicationLogLevel: 'DEBUG',
    SystemLogLevel: 'WARN',
    LogGroup: '/law',
  },
};

export const LAMBDA: Rows = {
  CreateFunction: {
    before: makeRole,
    given: {
      FunctionName: 'law',
      Role: ROLE,
      PackageType: 'Image',
      Code: { ImageUri: image('1') },
      Architectures: ['arm64'],
      Tags: { project: 'law' },
      ...SETTINGS,
    },
    unread: {
      'Code.ZipFile':
        'is refused in the words of AWS, which ask for ImageUri: services/lambda.test.ts',
      'Code.S3Bucket':
        'is refused in the words of AWS, which ask for ImageUri: services/lambda.test.ts',
    },
    after: 120,
    read: functionOf,
  },
  UpdateFunctionConfiguration: {
    before: makeFunction,
    given: { FunctionName: 'law', Role: 'arn:aws:iam::111122223333:role/other', ...SETTINGS },
    names,
    probe: { 'SnapStart.ApplyOn': { SnapStart: { ApplyOn: 'PublishedVersions' } } },
    after: 120,
    read: functionOf,
  },
  UpdateFunctionCode: {
    before: makeFunction,
    given: { FunctionName: 'law', ImageUri: image('2'), Architectures: ['arm64'] },
    names,
    unread: {
      ZipFile: 'is refused in the words of AWS, which ask for ImageUri: services/lambda.test.ts',
      S3Bucket: 'is refused in the words of AWS, which ask for ImageUri: services/lambda.test.ts',
    },
    after: 120,
    read: functionOf,
  },
  DeleteFunction: {
    before: makeFunction,
    given: { FunctionName: 'law' },
    names,
    gone: names,
    read: functionOf,
  },
  CreateFunctionUrlConfig: {
    before: makeFunction,
    given: {
      FunctionName: 'law',
      AuthType: 'AWS_IAM',
      Cors: {
        AllowCredentials: true,
        AllowHeaders: ['x-law'],
        AllowMethods: ['PUT'],
        AllowOrigins: ['https://law.example'],
        ExposeHeaders: ['x-shown'],
        MaxAge: 77,
      },
      InvokeMode: 'RESPONSE_STREAM',
    },
    names,
    read: url,
  },
  DeleteFunctionUrlConfig: {
    before: makeUrl,
    given: { FunctionName: 'law' },
    names,
    unread: { Qualifier: 'is an alias, of which there are none: services/lambda.test.ts' },
    read: url,
  },
  AddPermission: {
    before: makeFunction,
    given: {
      ...STATEMENT,
      SourceArn: 'arn:aws:events:us-east-1:111122223333:rule/law',
      SourceAccount: '444455556666',
      EventSourceToken: 'token-1',
      PrincipalOrgID: 'o-1234567890',
      FunctionUrlAuthType: 'AWS_IAM',
      InvokedViaFunctionUrl: true,
    },
    names,
    as: {
      StatementId: 'Sid',
      Principal: 'Service',
      SourceArn: 'AWS:SourceArn',
      SourceAccount: 'AWS:SourceAccount',
      EventSourceToken: 'lambda:EventSourceToken',
      PrincipalOrgID: 'aws:PrincipalOrgID',
      FunctionUrlAuthType: 'lambda:FunctionUrlAuthType',
      InvokedViaFunctionUrl: 'lambda:InvokedViaFunctionUrl',
    },
    read: policy,
  },
  RemovePermission: {
    before: makeStatement,
    given: { FunctionName: 'law', StatementId: 'one' },
    names: ['FunctionName', 'StatementId'],
    gone: ['StatementId'],
    as: { StatementId: 'Sid' },
    read: policy,
  },
  TagResource: {
    before: makeFunction,
    given: { Resource: ARN, Tags: { project: 'law' } },
    names: ['Resource'],
    read: functionOf,
  },
  UntagResource: {
    before: makeFunction,
    given: { Resource: ARN, TagKeys: ['old'] },
    names: ['Resource'],
    gone: ['TagKeys'],
    read: tagKeys(functionOf),
  },
};
