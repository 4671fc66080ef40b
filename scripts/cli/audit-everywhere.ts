import { audit, type Audit } from '../../src/engine/audit.ts';
import { endsTheRun } from '../../src/engine/ends-the-run.ts';
import { NoAnswerError } from '../../src/engine/no-answer.ts';
import { REGIONS } from '../../src/local-aws/core/regions.ts';
import type { OpenSession } from './open-session.ts';

/**
 * Audits every Region of AWS. Where AWS refuses credentials that it has just taken elsewhere, the account has not switched that
 * Region on, and nothing can be there: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html. Such Regions
 * are told in one line. What has no Region, as a role, is listed once. `places` says in words where it looked.
 */
export async function auditEverywhere(
  session: OpenSession,
  names: 'own' | 'all',
  note: (text: string) => void,
): Promise<Audit & { places: string }> {
  const all: Audit = { alive: [], retained: [], unread: [] };
  const off: string[] = [];
  const regions = REGIONS['aws']!;
  for (const region of regions) {
    const here = region === session.where.region;
    try {
      const found = await audit(here ? session : session.inRegion(region), session.services, names);
      all.alive.push(...found.alive.filter(isNewIn(all.alive)));
      all.retained.push(...found.retained.filter(isNewIn(all.retained)));
      all.unread.push(
        ...found.unread.map(({ kind, why }) => ({ kind: `${kind} of ${region}`, why })),
      );
    } catch (error) {
      const isOff =
        error instanceof Error && endsTheRun(error) && !(error instanceof NoAnswerError);
      if (here || !isOff) throw error;
      off.push(region);
    }
  }
  if (off.length > 0) note(`Not enabled in this account, so not looked at: ${off.join(', ')}.`);
  return { ...all, places: `${regions.length - off.length} Regions` };
}

// --- internal ---

function isNewIn(known: readonly { arn: string }[]): (resource: { arn: string }) => boolean {
  const arns = new Set(known.map(({ arn }) => arn));
  return ({ arn }) => !arns.has(arn);
}
