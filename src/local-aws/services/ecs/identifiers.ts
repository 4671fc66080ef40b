import type { Region } from '../../core/account.ts';
import { clientException, invalidParameter } from './errors.ts';
import { isValidName } from './valid-name.ts';

/**
 * The name in an identifier of a cluster: a short name or a full ARN; `default` when nothing was given. Throws
 * InvalidParameterException for one that no cluster of this account and Region could have.
 */
export function clusterNamed(region: Region, reference: string | undefined): string {
  if (!reference) return 'default';
  if (reference.startsWith('arn:')) {
    const parts = resourceOf(region, reference);
    if (parts[0] === 'cluster' && parts.length === 2 && isValidName(parts[1]!)) return parts[1]!;
    // https://github.com/pulumi/pulumi-awsx/issues/406
    if (parts.length !== 2) throw invalidIdentifier('Unexpected number of separators');
  } else if (isValidName(reference)) {
    return reference;
  }
  // https://github.com/awslabs/amazon-ecs-nodejs-microservices/issues/18
  throw invalidParameter(`Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was ${reference}`);
}

/**
 * The name in an identifier of a service: a short name or a full ARN. Throws InvalidParameterException for one that no service
 * of the cluster could have; one of another cluster has an answer of its own.
 */
export function serviceNamed(region: Region, clusterName: string, reference: string): string {
  const name = reference.startsWith('arn:')
    ? nameOf(region, { kind: 'service', clusterName, reference })
    : reference;
  if (name !== undefined && isValidName(name)) return name;
  // https://github.com/aws/aws-cli/issues/6774
  throw invalidParameter('Service Identifier is invalid');
}

/**
 * The id in an identifier of a task, as {@link serviceNamed} has the name of a service.
 *
 * @param member how the operation calls it where its length is wrong
 */
export function taskNamed(
  region: Region,
  clusterName: string,
  reference: string,
  member: 'task' | 'taskId',
): string {
  const id = reference.startsWith('arn:')
    ? nameOf(region, { kind: 'task', clusterName, reference })
    : reference;
  // https://github.com/aws/aws-sdk-js/issues/1466
  if (id === undefined) throw invalidParameter('Task Identifier is invalid');
  if (/^([\da-f]{32}|[\da-f-]{36})$/.test(id)) return id;
  // https://github.com/aws/aws-cli/issues/10057
  throw invalidParameter(`${member} length should be one of [32,36]`);
}

/** True if a text can be the ARN of a service deployment, or of a service revision, of this account and Region. */
export function isArnOf(
  region: Region,
  kind: 'service-deployment' | 'service-revision',
  text: string,
): boolean {
  const prefix = region.arn('ecs', `${kind}/`);
  const parts = text.startsWith(prefix) ? text.slice(prefix.length).split('/') : [];
  const isNumbered = kind === 'service-deployment' || /^\d+$/.test(parts[2] ?? '');
  return parts.length === 3 && isNumbered && parts.every(isValidName);
}

/** Throws InvalidParameterException for what is no ARN of a service deployment of this account and Region. */
export function requireDeploymentArn(region: Region, text: string): void {
  if (isArnOf(region, 'service-deployment', text)) return;
  // A guess after what is said of service revisions: https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/service_revisions.json
  if (!text.startsWith('arn:')) throw invalidParameter('The Service ARN provided is invalid.');
  // A guess too.
  throw invalidParameter('The ServiceDeployment ARN is invalid.');
}

/**
 * The family and the revision in an identifier of a task definition: `family`, `family:revision` or a full ARN of either. Throws
 * ClientException for a family, and InvalidParameterException for the rest, that no task definition of this account and Region
 * could have.
 */
export function taskDefinitionNamed(
  region: Region,
  reference: string,
): { family: string; revision?: string } {
  if (reference.startsWith('arn:')) {
    const [kind, ...rest] = resourceOf(region, reference, 2);
    // A guess, after what is said of a service and a task.
    if (kind !== 'task-definition') throw invalidParameter('TaskDefinition Identifier is invalid');
    if (rest.length !== 1) throw invalidIdentifier('Unexpected number of separators');
  }
  const named = parseTaskDefinition(reference);
  // https://github.com/aws/aws-cli/issues/6774
  if (!isValidName(named.family)) throw clientException('Family contains invalid characters.');
  if (named.revision !== undefined && !isRevision(named.revision)) {
    // https://github.com/hashicorp/terraform-provider-aws/issues/30313; that the number comes after it is a guess.
    throw invalidParameter(`Invalid revision number. Number: ${named.revision}`);
  }
  return named;
}

/** `family`, `family:revision` or an ARN of either, taken apart, wherever it is. */
export function parseTaskDefinition(reference: string): { family: string; revision?: string } {
  const name = reference.startsWith('arn:') ? reference.split('/').at(-1)! : reference;
  const colon = name.indexOf(':');
  return colon < 0
    ? { family: name }
    : { family: name.slice(0, colon), revision: name.slice(colon + 1) };
}

/** True if a text is the number of a revision, as AWS writes it: no `01`, no `1.0`. */
function isRevision(text: string): boolean {
  return /^[1-9]\d*$/.test(text);
}

// --- internal ---

interface InCluster {
  kind: 'service' | 'task';
  clusterName: string;
  reference: string;
}

/** The last part of an ARN of a kind, or `undefined` for an ARN of another kind. The ARN may be the short one without a cluster. */
function nameOf(region: Region, { kind, clusterName, reference }: InCluster): string | undefined {
  const [found, ...rest] = resourceOf(region, reference);
  if (found !== kind) return undefined;
  // https://github.com/aws-samples/semantic-search-aws-docs/issues/5
  if (rest.length < 1 || rest.length > 2)
    throw invalidIdentifier('Unexpected number of separators');
  if (rest.length === 2 && rest[0] !== clusterName) {
    // https://github.com/aws/aws-toolkit-vscode/issues/2915
    throw invalidIdentifier(`Identifier is for cluster ${rest[0]}. Your cluster is ${clusterName}`);
  }
  return rest.at(-1);
}

/** The parts of the resource in an ARN of ECS: `service`, `web`. One of a task definition may have a colon, before its revision. */
function resourceOf(region: Region, arn: string, colons = 1): string[] {
  const [, , service, name, account, ...resource] = arn.split(':');
  if (service !== 'ecs' || resource.length < 1 || resource.length > colons) {
    throw invalidIdentifier('Unexpected number of separators');
  }
  // https://github.com/aws-samples/ecs-bg-external-controller/issues/9
  if (name !== region.name) throw invalidParameter('Invalid Region in ARN');
  if (account !== region.accountId && resource[0]!.startsWith('task/')) {
    // https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/261
    throw invalidParameter(`Identifier is for ${account}. Your accountId is ${region.accountId}`);
  }
  // Of RunTask: https://github.com/uktrade/platform-tools/blob/main/tests/platform_helper/domain/test_database_copy.py
  if (account !== region.accountId) throw invalidParameter('AccountIDs mismatch');
  return resource[0]!.split('/');
}

/** https://github.com/pulumi/pulumi-awsx/issues/406 */
function invalidIdentifier(why: string) {
  return invalidParameter(`Invalid identifier: ${why}`);
}
