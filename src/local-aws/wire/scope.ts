/** The scope that a request is signed for: the Region is first, the service second. */
export function scopeOf(headers: Record<string, string>): RegExpExecArray | null {
  return /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers['authorization'] ?? '');
}

/** True if a request says for which service it is signed. */
export function isSigned(headers: Record<string, string>): boolean {
  return scopeOf(headers) !== null;
}

/** The access key id that a request is signed with; undefined for one that is not signed. */
export function accessKeyIdOf(headers: Record<string, string>): string | undefined {
  return /Credential=([^/]+)\//.exec(headers['authorization'] ?? '')?.[1];
}
