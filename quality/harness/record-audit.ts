import { audit } from '../../src/engine/audit.ts';
import { conceptRecordingText } from '../../src/engine/concept-recording.ts';
import { Placeholders } from '../../src/engine/placeholders.ts';
import { audited } from './audited-account.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';
import { AUDIT_RECORDING } from '../../src/site/build/paths.ts';
import { watch } from './watched-run.ts';

/**
 * Records the calls of `npm run audit` on an empty account, and on one that has done every step. It is no
 * program of a page, but whoever lets a machine do the tutorial and take it back needs its permissions too. Returns
 * path and text, as others do.
 */
export async function recordAudit(): Promise<Map<string, string>> {
  const calls = async (run: LocalRun) => (await watch(run, () => audit(run.session))).calls;
  const record = conceptRecordingText({
    concept: 'audit',
    empty: { calls: await calls(await openLocalRun()) },
    full: { calls: await calls(await audited()) },
  });
  return new Map([[AUDIT_RECORDING, new Placeholders().apply(record)]]);
}
