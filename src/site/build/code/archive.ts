import { createHash } from 'node:crypto';
import { create } from 'tar';
import { FOLDER } from '../../source-archive.ts';
import { sourceFiles } from './sources.ts';

/** An archive of the project's sources. */
export interface Archive {
  bytes: Buffer<ArrayBuffer>;
  /** In hexadecimal, as `sha256sum` prints it. */
  sha256: string;
  files: number;
}

/** The sources that this site is built from: the same bytes for the same files, on every machine. */
export function sourceArchive(): Archive {
  return (made ??= archiveOf('.'));
}

/** An archive of a folder's sources, in a folder {@link FOLDER}. */
export function archiveOf(folder: string): Archive {
  const files = sourceFiles(folder);
  // Portable leaves out whose the files are, and the machine on which they were packed; the times are those of a checkout.
  const options = {
    cwd: folder,
    prefix: FOLDER,
    portable: true,
    mtime: EPOCH,
    gzip: true,
  } as const;
  const packed = create({ ...options, sync: true }, files);
  const chunks: Uint8Array[] = [];
  for (let chunk = packed.read(); chunk !== null; chunk = packed.read()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), files: files.length };
}

// --- internal ---

let made: Archive | undefined;

const EPOCH = new Date(0);
