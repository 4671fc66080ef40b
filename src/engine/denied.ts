/**
 * Returns true for an error by which IAM refuses a call to an identity that AWS knows. EC2 has a name of its own for it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function isDenied(error: unknown): error is Error {
  return error instanceof Error && /^(AccessDenied|UnauthorizedOperation)/.test(error.name);
}

/** Makes a call that a step can do without; undefined where IAM refuses it. The step lists it in `mayBeDenied`. */
export async function unlessDenied<Result>(
  call: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await call();
  } catch (error) {
    if (isDenied(error)) return undefined;
    throw error;
  }
}
