import { Option } from 'commander';

/** The flag `--containers`. */
export function containersOption(): Option {
  return new Option(
    '--containers',
    'run real containers on this machine, with Docker or Podman; the local account keeps using them until npm run reset',
  );
}
