import type { Region } from '../../../core/account.ts';
import type { TaskReply, TaskRequest } from '../../../runtimes/task-endpoint.ts';
import { tasks } from '../tasks/tasks.ts';
import { credentialsOfTask } from './task-credentials.ts';
import { credentialsPath, metadataPath } from './endpoint-variables.ts';
import { containerMetadata, taskMetadata } from './task-metadata.ts';

/**
 * Answers a container that asks the endpoint of its task for metadata or for the credentials of the task role; undefined for any
 * other path.
 */
export function answerTask(
  region: Region,
  { taskArn, path, clock }: TaskRequest,
): TaskReply | undefined {
  const record = tasks(region).get(taskArn);
  if (path.startsWith('/v2/credentials/')) {
    const isIts = record && path === credentialsPath(region, record);
    const credentials = isIts && credentialsOfTask(region, record, clock);
    return credentials ? { status: 200, body: credentials } : NO_CREDENTIALS;
  }
  if (!path.startsWith('/v4/')) return undefined;
  const container = record?.task.containers.find(
    ({ name }) => path.split('/', 3).join('/') === metadataPath(region, record, name),
  );
  if (!record || !container) return unknownPath(path);
  switch (path.split('/').slice(3).join('/')) {
    case '':
      return { status: 200, body: containerMetadata(region, record, container) };
    case 'task':
      return { status: 200, body: taskMetadata(region, record) };
    default:
      return unknownPath(path);
  }
}

// --- internal ---

/** https://github.com/aws/amazon-ecs-agent/blob/master/ecs-agent/tmds/handlers/v1/credentials_handler.go */
const NO_CREDENTIALS: TaskReply = {
  status: 400,
  body: {
    code: 'InvalidIdInRequest',
    message: 'CredentialsV2Request: Credentials not found',
    HTTPErrorCode: 400,
  },
};

/** The words are ours. */
function unknownPath(path: string): TaskReply {
  return { status: 404, body: { message: `The endpoint of this task has nothing at ${path}.` } };
}
