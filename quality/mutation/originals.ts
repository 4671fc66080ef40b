import type { Ledger } from '../ledger/ledger.ts';

/** What mutants are made from: a ledger, and the texts that it is the ledger of. */
export interface Originals {
  ledger: Ledger;
  read(file: string): string;
}
