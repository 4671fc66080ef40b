import { loadParser, withTree } from '../../ledger/page-facts.ts';
import { Memo } from '../../../src/site/build/memo.ts';
import { sdkServices } from '../../../src/site/facts/sdk-services.ts';
import { SHOWS, STEPS } from '../../../src/site/build/paths.ts';
import type { Page } from '../page.ts';
import type { Verdict } from '../problem.ts';
import { checkProgramCommands } from '../program-commands.ts';
import { checkProse, judgePage, type PageProse } from '../prose.ts';
import { readProseWorld } from './world.ts';

/** What there is to judge. It can be copied to another thread, so pages come without their trees. */
interface Written {
  pages: readonly Omit<Page, 'tree'>[];
  steps: readonly { id: string; inputs: string[] }[];
  shows: readonly { id: string }[];
  /** Of all that prose may speak of, and of what judges it. */
  hash: string;
}

/** Loads what takes long to load, for who has nothing to judge yet. */
export async function prepare(): Promise<void> {
  sdkServices();
  await loadParser();
}

/** The prose of all pages, and the commands in the messages of programs. How a page was judged is remembered. */
export async function judgeProse({ pages, steps, shows, hash }: Written): Promise<Verdict[]> {
  const prose = readProseWorld({ steps, shows });
  const memo = new Memo<PageProse>('prose', hash);
  const keyOf = ({ file, source }: Pick<Page, 'file' | 'source'>) => `${file}\n${source}`;
  if (pages.some((page) => !memo.get(keyOf(page)))) await loadParser();
  const verdict = checkProse(
    pages.map((page) => withTree(page)),
    prose,
    (page) => memo.get(keyOf(page)) ?? memo.put(keyOf(page), judgePage(page, prose)),
  );
  memo.save();
  const programs = [
    ...steps.map(({ id }) => `${STEPS}/${id}.ts`),
    ...shows.map(({ id }) => `${SHOWS}/${id}.ts`),
  ];
  return [verdict, checkProgramCommands(programs, prose.known)];
}
