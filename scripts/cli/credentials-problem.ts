import { quoted } from '../../src/engine/quoted.ts';
import { StepError } from '../../src/engine/step.ts';
import { variable } from './variable.ts';

/** Credentials did not come in time. What was asked for them may never end, and keeps the process alive. */
export class LateCredentialsError extends StepError {
  override name = 'LateCredentialsError';

  constructor(seconds: number) {
    const profile = profileName();
    super(
      `The profile "${profile}" gave no credentials within ${seconds} s. Run its credential_process by hand to see why.`,
      withProfile('aws configure get credential_process', profile),
    );
  }
}

/**
 * Says in the words of each kind why there are no credentials, with the command that mends it; undefined for an error that is of
 * something else. The words of a program that was run are not repeated: they may hold a secret.
 */
export function credentialsProblem(error: unknown): StepError | undefined {
  if (!(error instanceof Error) || error instanceof StepError) return undefined;
  const profile = profileName();
  if (isOfAws(error)) {
    return new StepError(
      `The role of the profile "${profile}" could not be assumed: AWS answered ${error.name}: ${error.message}`,
      withProfile('aws sts get-caller-identity', profile),
    );
  }
  if ('path' in error && 'code' in error) {
    return new StepError(
      `No AWS credentials: ${String(error.path)} cannot be read (${String(error.code)}).`,
      withProfile('aws configure list', profile),
    );
  }
  // The SDK throws a TypeError where a profile names a section that is not there.
  if (!/^(CredentialsProviderError|TokenProviderError|TypeError)$/.test(error.name))
    return undefined;
  const problem = PROBLEMS.find(({ when }) => when.test(error.message))!;
  return new StepError(problem.says(profile, error.message), withProfile(problem.next, profile));
}

// --- internal ---

interface Problem {
  when: RegExp;
  says(profile: string, message: string): string;
  /** A command of the AWS CLI, to which the profile is added. */
  next: string;
}

/** The messages of the SDK's credential providers, the first that fits: https://github.com/aws/aws-sdk-js-v3/tree/main/packages */
const PROBLEMS: readonly Problem[] = [
  {
    when: /multi-factor authentication/,
    says: (profile) =>
      `The profile "${profile}" asks for an MFA code, and nobody can type one here. The AWS CLI asks for it, and hands the session on.`,
    next: 'eval "$(aws configure export-credentials --format env)"',
  },
  {
    when: /^Command failed/,
    says: (profile) => `The credential_process of the profile "${profile}" failed.`,
    next: 'aws configure get credential_process',
  },
  {
    when: /credential_process/,
    says: (_, message) => message,
    next: 'aws configure get credential_process',
  },
  {
    when: /aws sso login|Session token not found or invalid/,
    says: (profile) =>
      `You are not signed in to the profile "${profile}", or the sign-in has expired.`,
    next: 'aws sso login',
  },
  {
    when: /sso/i,
    says: (profile, message) => `The profile "${profile}" cannot sign in: ${firstLine(message)}`,
    next: 'aws configure sso',
  },
  {
    when: /aws login|login_session|refresh token|Token (?:refresh|validation)|load token/i,
    says: (profile) =>
      `You are not signed in to the profile "${profile}", or the sign-in has expired.`,
    next: 'aws login',
  },
  {
    when: /^Could not load credentials from any providers/,
    says: () =>
      [
        'No AWS credentials: expected a profile, environment variables or a signed-in session, found none.',
        variable('AWS_PROFILE') !== undefined &&
          `AWS_PROFILE is "${profileName()}", but there is no such profile, or it has no credentials.`,
        'Without --target aws it runs on the local AWS, which needs none.',
      ]
        .filter(Boolean)
        .join(' '),
    next: 'aws configure',
  },
  {
    when: /(?:)/,
    says: (profile, message) =>
      `The profile "${profile}" gave no credentials: ${firstLine(message)}`,
    next: 'aws configure list',
  },
];

function isOfAws(error: Error): boolean {
  return '$fault' in error && '$metadata' in error;
}

function profileName(): string {
  return variable('AWS_PROFILE') ?? 'default';
}

function firstLine(text: string): string {
  return text.split('\n')[0]!;
}

function withProfile(command: string, profile: string): string {
  if (profile === 'default') return command;
  const flag = ` --profile ${quoted(profile)}`;
  return command.includes(' --format')
    ? command.replace(' --format', `${flag} --format`)
    : command + flag;
}
