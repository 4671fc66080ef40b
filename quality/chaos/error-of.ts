/** The words with which something ends that fails; undefined for what ends well. */
export async function errorOf(what: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await what();
    return undefined;
  } catch (error) {
    return String(error);
  }
}
