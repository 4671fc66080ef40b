import { stepTags } from '../../src/engine/ownership.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';

/** The same account, in which all that a step made carries another project's tag. `undefined` when nothing carries one. */
export function ownedByAnother(after: Rows, before: Rows): Rows | undefined {
  const rows: Rows = new Map();
  let tagged = false;
  for (const [id, row] of after) {
    const value = before.has(id) ? row.value : row.value.replaceAll(OUR_TAG, '"somebody-else"');
    tagged ||= value !== row.value;
    rows.set(id, { ...row, value });
  }
  return tagged ? rows : undefined;
}

// --- internal ---

/** As it stands in the rows of an account. */
const OUR_TAG = JSON.stringify(stepTags('', '', '')['project']);
