import type { ContainerDefinition, LinuxParameters } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';

/**
 * Refuses values that Linux does not have, with ClientException. Those that it has are the API reference's:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html, read 2026-11-30
 */
export function checkLinuxParameters({ name, linuxParameters }: ContainerDefinition): void {
  if (!linuxParameters) return;
  if (linuxParameters.tmpfs?.some(({ size = 0 }) => size <= 0)) {
    // https://github.com/aws/amazon-ecs-agent/issues/2226
    throw clientException(
      'The container has an invalid tmpfs size value specified. It must be a non-zero, non-negative integer.',
    );
  }
  const wrong = wrongMember(linuxParameters);
  if (wrong === undefined) return;
  // A guess that follows what is said of ports and sizes.
  throw clientException(`Invalid '${wrong}' setting for container '${name}'.`);
}

// --- internal ---

function wrongMember(parameters: LinuxParameters): string | undefined {
  const { capabilities: { add = [], drop = [] } = {}, tmpfs = [] } = parameters;
  if ((parameters.maxSwap ?? 0) < 0) return 'maxSwap';
  const { swappiness = 60, sharedMemorySize = 64 } = parameters;
  if (swappiness < 0 || swappiness > 100) return 'swappiness';
  if (sharedMemorySize < 0) return 'sharedMemorySize';
  if ([...add, ...drop].some((each) => !CAPABILITIES.has(each))) return 'capabilities';
  const options = tmpfs.flatMap(({ mountOptions = [] }) => mountOptions);
  // An option may have a value: mode=1777.
  if (options.some((each) => !MOUNT_OPTIONS.has(each.split('=')[0]!))) return 'mountOptions';
  return undefined;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html, read 2026-11-30 */
const CAPABILITIES = new Set(
  `ALL AUDIT_CONTROL AUDIT_WRITE BLOCK_SUSPEND CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL
  LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW SETFCAP SETGID SETPCAP
  SETUID SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME
  SYS_TTY_CONFIG SYSLOG WAKE_ALARM`.split(/\s+/),
);

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html, read 2026-11-30 */
const MOUNT_OPTIONS = new Set(
  `defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync remount mand nomand atime noatime diratime nodiratime
  bind rbind unbindable runbindable private rprivate shared rshared slave rslave relatime norelatime strictatime nostrictatime
  mode uid gid nr_inodes nr_blocks mpol`.split(/\s+/),
);
