import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/**
 * Refuses kernel parameters that a container has not for itself, with ClientException. Which it has is the API reference's:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html, read 2026-11-30
 */
export function checkSystemControls(
  { systemControls = [] }: ContainerDefinition,
  { networkMode, ipcMode }: Pick<RegisterTaskDefinitionCommandInput, 'networkMode' | 'ipcMode'>,
): void {
  for (const { namespace = '' } of systemControls) {
    const isNetwork = namespace.startsWith('net.');
    if (!isNetwork && !namespace.startsWith('fs.mqueue.') && !IPC.has(namespace)) {
      // https://github.com/aws/aws-cdk/issues/23635, where the prefix is blotted out: it is a guess.
      throw clientException(
        `The 'systemControls' namespace ${namespace} must start with net. or fs.mqueue. prefix`,
      );
    }
    const mode = isNetwork ? 'networkMode' : 'ipcMode';
    if ((isNetwork ? networkMode : ipcMode) === 'host') {
      // A guess that follows what is said of links.
      throw clientException(
        `The 'systemControls' namespace ${namespace} is not supported when ${mode}=host.`,
      );
    }
  }
}

// --- internal ---

const IPC = new Set(
  'msgmax msgmnb msgmni sem shmall shmmax shmmni shm_rmid_forced'
    .split(' ')
    .map((name) => `kernel.${name}`),
);
