import { Header } from 'tar';
import { z } from 'zod';
import { EngineError, type EngineApi } from './engine-api.ts';
import { PAUSE_PROGRAMS, SOURCE, type PauseProgram } from './pause-programs.ts';

/**
 * Makes sure of the image of the containers that hold a task's network, and returns its name. It is a program of 900 bytes, pause.c,
 * that is here as it runs: no registry has to be reached for it, and no compiler.
 */
export async function pauseImage(api: EngineApi, architecture: string): Promise<string> {
  const name = `localhost/fargate-step-by-step-pause:${architecture}-${SOURCE.slice(0, 12)}`;
  const asked = { method: 'GET', path: `/images/${name}/json` } as const;
  if (await api.readIfThere(asked, z.looseObject({}))) return name;
  const program = PAUSE_PROGRAMS[architecture];
  if (!program) {
    const known = Object.keys(PAUSE_PROGRAMS).join(' or ');
    throw new EngineError(`Expected an engine on ${known}, found one on ${architecture}.`);
  }
  await api.send({
    method: 'POST',
    path: '/images/create',
    query: {
      fromSrc: '-',
      // With its tag in it: Podman takes no other.
      repo: name,
      changes: 'ENTRYPOINT ["/pause"]',
    },
    body: tarOf('pause', elf(program)),
  });
  return name;
}

// --- internal ---

/** A static executable with one segment: `man 5 elf`. */
function elf({ machine, code: instructions }: PauseProgram): Buffer {
  const code = Buffer.from(instructions, 'base64');
  const [header, segment, base] = [64, 56, 0x400000n];
  const file = Buffer.alloc(header + segment + code.length);
  // 64 bits, little-endian, version 1.
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  file.writeUInt16LE(2, 16);
  file.writeUInt16LE(machine, 18);
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(base + BigInt(header + segment), 24);
  file.writeBigUInt64LE(BigInt(header), 32);
  file.writeUInt16LE(header, 52);
  file.writeUInt16LE(segment, 54);
  file.writeUInt16LE(1, 56);
  // A segment to load, to be read and executed.
  file.writeUInt32LE(1, header);
  file.writeUInt32LE(5, header + 4);
  file.writeBigUInt64LE(base, header + 16);
  file.writeBigUInt64LE(base, header + 24);
  file.writeBigUInt64LE(BigInt(file.length), header + 32);
  file.writeBigUInt64LE(BigInt(file.length), header + 40);
  file.writeBigUInt64LE(0x1000n, header + 48);
  file.set(code, header + segment);
  return file;
}

/** An archive with one executable in it. */
function tarOf(path: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  new Header({ path, mode: 0o755, size: content.length, type: 'File' }).encode(header, 0);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding, Buffer.alloc(1024)]);
}
