import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  findEngine,
  NoEngineError,
  type FoundEngine,
} from '../../src/local-aws/runtimes/engine/find-engine.ts';

/** A Podman of our own: its service, and how its command is started beside it. */
export interface OwnPodman {
  /** The `DOCKER_HOST` of its service. */
  host: string;
  /** The arguments and the environment that the command `podman` needs to see what the service sees. */
  command: { args: readonly string[]; env: NodeJS.ProcessEnv };
  close(): void;
}

/** Returns true if a program is on the path. */
export function isInstalled(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.some((folder) => existsSync(join(folder, program)));
}

/**
 * Starts the service of Podman with the settings that work in a container of CI too: crun refuses hybrid cgroups, and a process
 * that may not raise its limits cannot ask for more. All that it keeps is in the folder, and its subnets are its own, so that
 * several can run beside each other, and beside the containers of whoever runs them.
 */
export function startOwnPodman(folder: string): OwnPodman {
  const host = `unix://${folder}/podman.sock`;
  const settings = join(folder, 'containers.conf');
  writeFileSync(
    settings,
    `[engine]
${isInstalled('runc') ? 'runtime = "runc"' : ''}
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_config_dir = "${join(folder, 'networks')}"
default_subnet_pools = [{ base = "10.${100 + (process.pid % 100)}.0.0/16", size = 24 }]
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1000:1000"]
`,
  );
  const registries = join(folder, 'registries.conf');
  // A registry of a test has no certificate.
  writeFileSync(registries, '[[registry]]\nlocation = "127.0.0.1"\ninsecure = true\n');
  const own = ['--root', join(folder, 'root'), '--runroot', join(folder, 'run')];
  const args = [...own, '--storage-driver=vfs'];
  const env = {
    ...process.env,
    CONTAINERS_CONF: settings,
    CONTAINERS_REGISTRIES_CONF: registries,
  };
  const service = spawn('podman', [...args, 'system', 'service', '--time=0', host], {
    env,
    // Conmon leaves a file where it is started when it kills for memory.
    cwd: folder,
    stdio: 'ignore',
  });
  return { host, command: { args, env }, close: () => void service.kill() };
}

/** Waits for an engine that is being started, twenty seconds at most. Throws a {@link NoEngineError} then. */
export async function whenItAnswers(host: string): Promise<FoundEngine> {
  for (let tries = 0; ; tries++) {
    try {
      return await findEngine({ DOCKER_HOST: host });
    } catch (error) {
      if (!(error instanceof NoEngineError) || tries >= 100) throw error;
      await pause(200);
    }
  }
}
