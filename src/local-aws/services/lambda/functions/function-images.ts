import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { hexId } from '../../../core/ids.ts';
import { behaviourOf, parseImage } from '../../../runtimes/container-images.ts';
import { invalidParameter } from '../errors.ts';

/**
 * Throws InvalidParameterValueException or AccessDeniedException for an image that Lambda does not take: it has to be in a repository of ECR in
 * the same Region, by tag or by digest. Nothing is pulled here; the tags `:does-not-exist` and `:private` stand for
 * images that are not there or may not be read.
 */
export function checkImage(region: Region, imageUri: string): void {
  const [, accountId, regionName] = ECR.exec(imageUri) ?? [];
  if (accountId === undefined || regionName !== region.name) {
    // AWS's words: of another registry https://github.com/grafana/loki/issues/7218, without a tag
    // https://github.com/hashicorp/terraform/issues/27963, of another Region https://github.com/binxio/cfn-ses-provider/issues/27
    throw invalidParameter(`Source image ${imageUri} is not valid. Provide a valid source image.`);
  }
  const behaviour = behaviourOf(imageUri);
  if (accountId !== region.accountId || behaviour === 'private') {
    // AWS's words: https://github.com/aws-samples/bedrock-access-gateway/issues/127
    throw new AwsError(
      'AccessDeniedException',
      'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
      403,
    );
  }
  if (behaviour === 'not-found') {
    // AWS's words: https://github.com/aws/aws-cdk/issues/24648
    throw invalidParameter(
      `Source image ${imageUri} does not exist. Provide a valid source image.`,
    );
  }
}

/** The digest that stands for the image, in hex: its own, or one that depends only on the seed and the reference. */
export function digestOf(region: Region, imageUri: string): string {
  return /@sha256:([0-9a-f]{64})$/.exec(imageUri)?.[1] ?? hexId(64, region.account.seed, imageUri);
}

/** The image with its digest in place of a tag, as GetFunction shows it. */
export function resolvedImage(region: Region, imageUri: string): string {
  const { registry, repository } = parseImage(imageUri);
  return `${registry}/${repository}@sha256:${digestOf(region, imageUri)}`;
}

// --- internal ---

const ECR =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/[a-z0-9._/-]+(?::[\w.-]+|@sha256:[0-9a-f]{64})$/;
