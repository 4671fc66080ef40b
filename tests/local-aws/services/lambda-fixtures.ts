import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, type CreateFunctionCommandInput } from '@aws-sdk/client-lambda';
import { openAllServices } from './open-all-services.ts';
import { sleep } from './ecs-fixtures.ts';

export const ROLE = 'arn:aws:iam::111122223333:role/hello';
export const IMAGE = '111122223333.dkr.ecr.us-east-1.amazonaws.com/hello:1';
export const ARN = 'arn:aws:lambda:us-east-1:111122223333:function:hello';

/** The smallest function from an image, with changes. */
function hello(changes: Partial<CreateFunctionCommandInput> = {}): CreateFunctionCommandInput {
  return {
    FunctionName: 'hello',
    PackageType: 'Image',
    Code: { ImageUri: IMAGE },
    Role: ROLE,
    ...changes,
  };
}

/** A local AWS with a role that Lambda can assume, and one that ECS tasks can. */
export async function openLambda() {
  const open = await openAllServices();
  for (const [RoleName, Service] of [
    ['hello', 'lambda.amazonaws.com'],
    ['task', 'ecs-tasks.amazonaws.com'],
  ]) {
    const statement = { Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: statement,
    });
    await open.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  }
  await sleep(open.aws, 60_000);
  return {
    ...open,
    create: (changes: Partial<CreateFunctionCommandInput> = {}) =>
      open.lambda.send(new CreateFunctionCommand(hello(changes))),
    settle: () => sleep(open.aws, 60_000),
  };
}
