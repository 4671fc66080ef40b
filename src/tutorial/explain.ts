/** What a reader can do about an answer of AWS that no step handles, or `undefined` where we know of nothing. */
export function explain(error: Error): string | undefined {
  return EXPLANATIONS.find(
    ({ name, message }) => name.test(error.name) && message.test(error.message),
  )?.advice;
}

// --- internal ---

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html, read on 2026-10-01. */
const SIZES =
  'Fargate has these sizes, CPU units with MiB: 256 with 512, 1024 or 2048; 512 with 1024 to 4096; 1024 with 2048 to 8192; 2048 with 4096 to 16384; 4096 with 8192 to 30720, all in steps of 1024; 8192 with 16384 to 61440 in steps of 4096; 16384 with 32768 to 122880 in steps of 8192; 32768 with 61440, 122880 or 249856.';

const EXPLANATIONS: { name: RegExp; message: RegExp; advice: string }[] = [
  {
    name: /^ClientException$/,
    message: /Fargate configuration|'(cpu|memory)' setting/,
    advice: SIZES,
  },
  {
    name: /^AccessDenied/,
    message: /./,
    advice:
      'Your identity lacks a permission. Each page lists what its step needs; the page "Permissions" has all of it as one policy.',
  },
  {
    name: /^ExpiredToken/,
    message: /./,
    advice: 'Your credentials have expired. Sign in again, then run the same command: it goes on.',
  },
];
