import type { Region } from '../../../core/account.ts';
import { roleAllows } from '../task-definitions/role-policies.ts';
import type { TaskDefinitionRecord } from '../task-definitions/task-definitions.ts';

/**
 * Why a task cannot have its secrets, in AWS's words, or `undefined`. There are no parameters and no secrets here, so those that
 * the execution role may read are not there either.
 * The form is AWS's (https://github.com/aws/copilot-cli/issues/2095, https://github.com/docker-archive/compose-cli/issues/1510);
 * how it ends is a guess.
 */
export function secretProblem(
  region: Region,
  { containerDefinitions = [], executionRoleArn }: TaskDefinitionRecord,
  taskId: string,
): string | undefined {
  const references = containerDefinitions
    .flatMap(({ secrets = [], logConfiguration, repositoryCredentials }) => [
      ...secrets.map(({ valueFrom = '' }) => valueFrom),
      ...(logConfiguration?.secretOptions ?? []).map(({ valueFrom = '' }) => valueFrom),
      ...(repositoryCredentials ? [repositoryCredentials.credentialsParameter ?? ''] : []),
    ])
    .filter((reference) => reference !== '');
  const [first] = references;
  if (first === undefined) return undefined;
  const isSecret = first.includes(':secretsmanager:');
  const action = isSecret ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameters';
  const resource = isSecret || first.startsWith('arn:') ? first : parameterArn(region, first);
  const allowed =
    executionRoleArn !== undefined && roleAllows(region, executionRoleArn, action, resource);
  const why = allowed
    ? absent(first, isSecret)
    : refused(region, { executionRoleArn, taskId, action, resource });
  return `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ${isSecret ? 'secret from asm' : 'secrets from ssm'}: service call has been retried 1 time(s): ${why}`;
}

// --- internal ---

function parameterArn(region: Region, name: string): string {
  return region.arn('ssm', `parameter/${name.replace(/^\//, '')}`);
}

function absent(reference: string, isSecret: boolean): string {
  return isSecret
    ? `failed to fetch secret ${reference} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`
    : `invalid parameters: ${reference}`;
}

interface Refused {
  executionRoleArn: string | undefined;
  taskId: string;
  action: string;
  resource: string;
}

function refused(region: Region, { executionRoleArn, taskId, action, resource }: Refused): string {
  const role = executionRoleArn?.split('/').at(-1) ?? '';
  return `AccessDeniedException: User: arn:aws:sts::${region.accountId}:assumed-role/${role}/${taskId} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}
