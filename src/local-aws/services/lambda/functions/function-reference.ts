/** The parts of a text that names a function. */
export interface FunctionReference {
  name: string;
  regionName?: string;
  accountId?: string;
  /** A version or an alias: what is behind the last colon. */
  qualifier?: string;
}

/**
 * Takes apart a name, an ARN or a partial ARN of a function:
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
 */
export function readReference(text: string): FunctionReference {
  const match =
    /^(?:arn:aws[a-zA-Z-]*:lambda:)?(?:([a-z]{2,4}(?:-[a-z]+)+-\d):)?(?:(\d{12}):)?(?:function:)?([^:]+)(?::(.+))?$/.exec(
      text,
    );
  const [, regionName, accountId, name = text, qualifier] = match ?? [];
  return {
    name,
    ...(regionName !== undefined && { regionName }),
    ...(accountId !== undefined && { accountId }),
    ...(qualifier !== undefined && { qualifier }),
  };
}
