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
      'Your identity lacks a permission. Each page lists what its step needs; the page "Permissions" has all of it as one policy.',
  },
  {
    name: /^ExpiredToken/,
    message: /./,
    advice: 'Your credentials have expired. Sign in again, then run the same command: it goes on.',
  },
  {
    name: /^ClusterContainsServicesException$/,
    message: /./,
    advice:
      'What runs in it goes first: npm run undo:create-service, and then the cluster; or npm run cleanup, which finds the order.',
  },
  {
    name: /^ClusterContainsTasksException$/,
    message: /./,
    advice:
      'A task runs in it that no service of this tutorial started. "aws ecs list-tasks" names it and "aws ecs stop-task" stops it, both with --cluster; then run the same command again.',
  },
  {
    name: /^InvalidParameterException$/,
    message: /InvalidGroup\.NotFound/,
    advice:
      'The service has a security group that is gone. It can be made again with the one that is there: npm run undo:create-service, then the same command again.',
  },
  {
    name: /^InvalidParameterException$/,
    message: /did not have a container port/,
    advice:
      'The task definition has another port. Give all steps the same --port; a service that is attached to a load balancer goes back first: npm run undo:attach-load-balancer.',
  },
  {
    name: /^CertificateNotFoundException$/,
    message: /./,
    advice:
      'Look at it in the console of AWS Certificate Manager, in this Region: it has to be issued before a listener can have it.',
  },
  {
    name: /^ResourceInUseException$/,
    message: /listener or a rule/,
    advice: 'The listener goes first: npm run undo:create-listener, then the same command again.',
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
      'Something still uses it, most often the network interface of a task. Undo the service first, or run the same command again in some minutes.',
  },
];
