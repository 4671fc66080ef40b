import { taskSizesInWords } from './task-sizes.ts';

/** What a reader can do about an answer of AWS that no step handles, or `undefined` where we know of nothing. */
export function explain(error: Error): string | undefined {
  return EXPLANATIONS.find(
    ({ name, message }) => name.test(error.name) && message.test(error.message),
  )?.advice;
}

// --- internal ---

const EXPLANATIONS: { name: RegExp; message: RegExp; advice: string }[] = [
  {
    name: /^ClientException$/,
    message: /Fargate configuration|'(cpu|memory)' setting/,
    advice: `Fargate has these sizes, CPU units with MiB: ${taskSizesInWords()}.`,
  },
  {
    name: /^(AccessDenied|UnauthorizedOperation)/,
    message: /./,
    advice:
      'Your identity lacks a permission. Each page lists what its step needs; the page "IAM permissions" has all of it as one policy.',
  },
  {
    name: /^ExpiredToken/,
    message: /./,
    advice:
      'Your credentials have expired. Sign in again, then run the same command: it continues where it stopped.',
  },
  {
    name: /^ClusterContainsServicesException$/,
    message: /./,
    advice:
      'Delete what runs in it first: npm run undo:create-service, then the cluster. Or use npm run cleanup, which does it in the right order.',
  },
  {
    name: /^ClusterContainsTasksException$/,
    message: /./,
    advice:
      'It has a running task that no service of this tutorial started. "aws ecs list-tasks" names it and "aws ecs stop-task" stops it, both with --cluster; then run the same command again.',
  },
  {
    name: /^InvalidParameterException$/,
    message: /InvalidGroup\.NotFound/,
    advice:
      'The service uses a security group that no longer exists. Recreate it with the one that does: npm run undo:create-service, then the same command again.',
  },
  {
    name: /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure)$/,
    message: /./,
    advice:
      'AWS does not know this access key, or the secret does not belong to it. "aws sts get-caller-identity" says whether the AWS CLI can use it.',
  },
  {
    name: /^DependencyViolation$/,
    message: /./,
    advice:
      'Something still uses it, most often the network interface of a task. Undo the service first, or run the same command again in a few minutes.',
  },
];
