/** Asks the reader for the code that an MFA device shows. Under --json only data goes to stdout. */
export async function askForMfaCode(serial: string): Promise<string> {
  const { input } = await import('@inquirer/prompts');
  const output = { output: process.stderr };
  const typed = await input({ message: `MFA code of ${serial}:` }, output);
  return typed.trim();
}
