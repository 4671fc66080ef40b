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
import {
  defineStep,
  differing,
  isAsAsked,
  StepError,
  type InputsOf,
  type NeedsOf,
  type StepContext,
} from '../../src/engine/step.ts';
import { lambdaImage, taskSize } from '../inputs.ts';
import { createFunctionRole } from './create-function-role.ts';
import { createLogGroup } from './create-log-group.ts';

const UNDO = 'npm run undo:deploy-lambda';
const NEEDS = { createFunctionRole, createLogGroup };
const asked = { lambdaImage, architecture: taskSize.architecture };

export const deployLambda = defineStep({
  id: 'deploy-lambda',
  title: 'Deploy to Lambda',
  kind: 'makes',
  needs: NEEDS,
  inputs: asked,
  bills: [],
  billing: 'by the request',
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
    const unfinished = !isAsked || !isFor;
    return { functionArn: Resource, madeWith, unfinished, settings: Configuration! };
  },

  async run(context, needs, found) {
    const { lambda, name: FunctionName, tags, report, wait } = context;
    const { ImageUri, Architectures } = image(context);
    const settings = settingsFor(needs);
    const other = Object.keys(differing(found?.settings ?? settings, settings));
    if (other.length > 0) {
      const what = `Somebody has changed ${other.join(', ')} of the function.`;
      throw new StepError(`${what} Undo this step, and then run it again.`, UNDO);
    }
    const create = new CreateFunctionCommand({
      FunctionName,
      PackageType: 'Image',
      Code: { ImageUri },
      Architectures,
      ...settings,
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
    return { functionArn: Resource!, settings };
  },

  fits: ({ settings }, needs) => isAsAsked(settings, settingsFor(needs)),

  async undo({ lambda, name: FunctionName, report }) {
    await lambda.send(new DeleteFunctionCommand({ FunctionName }));
    report('deleted', 'function', FunctionName);
  },
});

/** The settings of the function: 1,769 MB come with one whole virtual CPU. */
function settingsFor({ createFunctionRole, createLogGroup }: NeedsOf<typeof NEEDS>) {
  return {
    Role: createFunctionRole.roleArn,
    MemorySize: 1769,
    Timeout: 30,
    LoggingConfig: { LogGroup: createLogGroup.logGroupName },
  };
}

// #region image
function image(context: StepContext<InputsOf<typeof asked>>) {
  const { accountId, region, name, inputs } = context;
  const repository = `${accountId}.dkr.ecr.${region}.amazonaws.com/${name.toLowerCase()}`;
  const processor: Architecture = inputs.architecture === 'ARM64' ? 'arm64' : 'x86_64';
  const ImageUri = inputs.lambdaImage ?? `${repository}:v1`;
  return { ImageUri, Architectures: [processor] };
}
// #endregion image
