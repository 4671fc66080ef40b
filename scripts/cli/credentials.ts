import { fromIni } from '@aws-sdk/credential-provider-ini';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import {
  doesIdentityRequireRefresh,
  isIdentityExpired,
  memoizeIdentityProvider,
} from '@smithy/core';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import { StepError } from '../../src/engine/step.ts';
import { credentialsProblem, LateCredentialsError } from './credentials-problem.ts';
import { askForMfaCode } from './mfa-code.ts';
import { variable } from './variable.ts';

/**
 * The reader's credentials, looked for where the SDK looks, and asked for once for all clients. What a profile says counts: the SDK
 * would try the other places after a profile that fails, and end with "Could not load credentials from any providers". Throws a
 * {@link StepError} that says why there are none, and a {@link LateCredentialsError} when they do not come in time.
 *
 * @param requestHandler the SDK's settings for requests to STS and IAM Identity Center
 * @param seconds that credentials may take, without those in which the reader types a code
 */
export function readersCredentials(
  requestHandler: object,
  seconds: number,
): AwsCredentialIdentityProvider {
  const provide = async (properties?: Record<string, unknown>): Promise<AwsCredentialIdentity> => {
    const clock = deadline(seconds);
    const settings = {
      clientConfig: { requestHandler },
      logger: SILENT,
      ...(process.stdin.isTTY && {
        mfaCodeProvider: (serial: string) => clock.pausedWhile(() => askForMfaCode(serial)),
      }),
    };
    try {
      return sendable(await Promise.race([lookUp(settings, properties), clock.late]));
    } catch (error) {
      throw credentialsProblem(error) ?? error;
    } finally {
      clock.stop();
    }
  };
  return memoizeIdentityProvider(provide, isIdentityExpired, doesIdentityRequireRefresh)!;
}

/** Says which credentials count where a reader has set two kinds; undefined where that is clear. */
export function twoKinds(): string | undefined {
  const profile = variable('AWS_PROFILE');
  if (profile === undefined || !hasKeys()) return undefined;
  return `AWS_PROFILE and AWS_ACCESS_KEY_ID are both set: the profile "${profile}" counts.`;
}

// --- internal ---

/** The SDK warns on several lines of what `twoKinds` says in one. */
const SILENT = { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

function quiet(): void {
  // Nothing to say.
}

type Settings = NonNullable<Parameters<typeof defaultProvider>[0]>;

async function lookUp(
  settings: Settings,
  properties: Record<string, unknown> | undefined,
): Promise<AwsCredentialIdentity> {
  if (variable('AWS_PROFILE') !== undefined || !hasKeys()) {
    try {
      return await fromIni(settings)(properties);
    } catch (error) {
      if (!(error instanceof Error && SAYS_NOTHING.test(error.message))) throw error;
    }
  }
  return defaultProvider(settings)(properties);
}

/** Throws a {@link StepError} for what no header can carry, without it. */
function sendable(identity: AwsCredentialIdentity): AwsCredentialIdentity {
  for (const [name, variable] of PARTS) {
    const value = identity[name];
    if (value === undefined || /^[\x21-\x7e]*$/.test(value)) continue;
    throw new StepError(
      `${variable}, or what stands for it in your profile, has a character that AWS never puts there, such as a line break or a space.`,
      'aws configure list',
    );
  }
  return identity;
}

const PARTS = [
  ['accessKeyId', 'AWS_ACCESS_KEY_ID'],
  ['secretAccessKey', 'AWS_SECRET_ACCESS_KEY'],
  ['sessionToken', 'AWS_SESSION_TOKEN'],
] as const;

/** The words of a profile that is not there, or that has nothing of credentials. */
const SAYS_NOTHING = /^Could not resolve credentials using profile: /;

function hasKeys(): boolean {
  return (
    variable('AWS_ACCESS_KEY_ID') !== undefined && variable('AWS_SECRET_ACCESS_KEY') !== undefined
  );
}

/** A promise that is rejected after so many seconds, of which those do not count in which a reader is asked something. */
function deadline(seconds: number) {
  let timer: ReturnType<typeof setTimeout>;
  let start: () => void;
  const late = new Promise<never>((_, reject) => {
    start = () => {
      timer = setTimeout(() => reject(new LateCredentialsError(seconds)), seconds * 1000);
    };
  });
  start!();
  return {
    late,
    stop: () => clearTimeout(timer),
    async pausedWhile<Result>(act: () => Promise<Result>): Promise<Result> {
      clearTimeout(timer);
      return act().finally(start);
    },
  };
}
