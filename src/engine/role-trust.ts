import type { Role } from '@aws-sdk/client-iam';
import { isAsAsked } from './as-asked.ts';
import { StepError } from './step.ts';

/** Returns true if those may assume a role whom a trust policy names, on its conditions, and nobody else. */
export function hasTrust({ AssumeRolePolicyDocument }: Role, policy: string): boolean {
  // IAM answers with the document as it was sent, in the encoding of URLs.
  const has: unknown = JSON.parse(decodeURIComponent(AssumeRolePolicyDocument!));
  const asked: unknown = JSON.parse(policy);
  return isAsAsked(has, asked) && isAsAsked(asked, has);
}

/** The refusal to go on with a role of ours that others may assume now: it is made anew rather than mended in silence. */
export function trustIsOther(RoleName: string, step: string): StepError {
  return new StepError(
    `Somebody has changed who may assume the role "${RoleName}". Undo this step, and then run it again.`,
    `npm run undo:${step}`,
  );
}
