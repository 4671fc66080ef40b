import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  ListTagsCommand,
  ResourceNotFoundException,
  TagResourceCommand,
  UpdateFunctionCodeCommand,
  type Architecture,
} from '@aws-sdk/client-lambda';
import { isReady, requireReady, settled } from '../../src/engine/function-ready.ts';
import { defineStep, type InputsOf, type StepContext } from '../../src/engine/step.ts';
import { lambdaImage, taskSize } from '../inputs.ts';
import { createFunctionRole } from './create-function-role.ts';
import { createLogGroup } from './create-log-group.ts';

const asked = { lambdaImage, architecture: taskSize.architecture };

export const deployLambda = defineStep({
  id: 'deploy-lambda',
  title: 'Deploy to Lambda',
  kind: 'makes',
  needs: { createFunctionRole, createLogGroup },
  inputs: asked,
  bills: [],
  why: {
    GetFunction: 'see whether the function exists',
    ListTags: 'see whether this tutorial made it',
    CreateFunction: 'create a function from the image',
    GetFunctionConfiguration: 'see whether Lambda is done with the image',
    UpdateFunctionCode: 'give it the image that you asked for',
    TagResource: 'record the inputs it was made with',
    DeleteFunction: 'delete it',
  },
  absent: [ResourceNotFoundException, 'Function not found'],

  async find(context) {
    const { lambda, name: FunctionName, own } = context;
    const get = new GetFunctionCommand({ FunctionName });
    const { Configuration, Code } = await lambda.send(get);
    const Resource = Configuration!.FunctionArn!;
    const { Tags } = await lambda.send(new ListTagsCommand({ Resource }));
    const madeWith = own(`The function "${FunctionName}"`, Tags);
    const { ImageUri, Architectures } = image(context);
    const isAsked = Code!.ImageUri === ImageUri && isReady(Configuration!);
    const isFor = Configuration!.Architectures![0] === Architectures[0];
    return { functionArn: Resource, madeWith, unfinished: !isAsked || !isFor };
  },

  async run(context, needs, found) {
    const { lambda, name: FunctionName, tags, report, wait } = context;
    const { ImageUri, Architectures } = image(context);
    const create = new CreateFunctionCommand({
      FunctionName,
      PackageType: 'Image',
      Code: { ImageUri },
      Architectures,
      Role: needs.createFunctionRole.roleArn,
      MemorySize: 1769,
      Timeout: 30,
      LoggingConfig: { LogGroup: needs.createLogGroup.logGroupName },
      Tags: tags.lambda,
    });
    if (!found) await context.retryUntilConsistent(() => lambda.send(create));
    const { FunctionArn: Resource } = await wait(settled(lambda, FunctionName));
    if (found) {
      const code = { FunctionName, ImageUri, Architectures };
      await lambda.send(new UpdateFunctionCodeCommand(code));
      await lambda.send(new TagResourceCommand({ Resource, Tags: tags.lambda }));
    }
    report(found ? 'updated' : 'created', 'function', Resource!);
    requireReady(await wait(settled(lambda, FunctionName)));
    return { functionArn: Resource! };
  },

  async undo({ lambda, name: FunctionName, report }) {
    await lambda.send(new DeleteFunctionCommand({ FunctionName }));
    report('deleted', 'function', FunctionName);
  },
});

// #region image
function image(context: StepContext<InputsOf<typeof asked>>) {
  const { accountId, region, name, inputs } = context;
  const repository = `${accountId}.dkr.ecr.${region}.amazonaws.com/${name.toLowerCase()}`;
  const processor: Architecture = inputs.architecture === 'ARM64' ? 'arm64' : 'x86_64';
  const ImageUri = inputs.lambdaImage ?? `${repository}:v1`;
  return { ImageUri, Architectures: [processor] };
}
// #endregion image
