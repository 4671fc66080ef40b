/** True if a text is the ARN of an object in a bucket. */
export function isS3Object(arn: string): boolean {
  return /^arn:aws[a-z-]*:s3:::.+\/.+/.test(arn);
}
