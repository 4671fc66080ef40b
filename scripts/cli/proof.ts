import type { CleanupProof } from '../../src/engine/cleanup.ts';
import { usd } from '../../src/engine/prices.ts';
import type { Terminal } from './terminal.ts';

/**
 * Tells how a cleanup ended: how much was there, is gone, is left and stays on purpose, and a line for all that stands in the
 * way. Returns the exit code: 0 when all is gone, 2 when the reader has to do something, 1 when something went wrong that no
 * reader can mend.
 */
export function tellProof(proof: CleanupProof, terminal: Terminal): number {
  const { made, removed, left, kept, obstacles, unread } = proof;
  for (const { what, why } of obstacles) {
    terminal.line({ label: 'obstacle', text: `${what}: ${why}`, tone: 'bad' });
  }
  for (const { kind, arn, usdPerHour, isUntagged } of left) {
    const price = usdPerHour > 0 ? `, ${usd(usdPerHour)} per hour on AWS` : ', free';
    const whose = isUntagged ? ', without our tags' : '';
    terminal.line({ label: 'left', text: `${kind} ${arn}${whose}${price}`, tone: 'bad' });
  }
  if (unread.length > 0) {
    terminal.line({
      label: 'not seen',
      text: `You may not list these, so they were not checked: ${unread.join(', ')}.`,
      tone: 'bad',
    });
  }
  const onPurpose = kept.length > 0 ? ` (${kept.join(', ')}: free)` : '';
  const text = `made ${made.length}, removed ${removed.length}, left ${left.length}, kept on purpose ${kept.length}${onPurpose}`;
  const isClean = left.length + obstacles.length + unread.length === 0;
  terminal.line({ label: 'proof', text, tone: isClean ? 'good' : 'bad' });
  terminal.data({
    type: 'cleanup',
    made: made.length,
    removed: removed.length,
    left: left.map(({ kind, arn, usdPerHour }) => ({ kind, arn, usdPerHour })),
    kept,
    obstacles: obstacles.map(({ what, why }) => ({ what, why })),
    unread,
  });
  if (isClean) return 0;
  return obstacles.every(({ mendable }) => mendable) ? 2 : 1;
}
