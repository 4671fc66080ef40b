import type { Graph } from './graph.ts';
import type { Ledger, ProgramEntry } from './ledger.ts';

/** A file or a package that changed, and the slugs of the pages whose program stands on it. */
export interface Touch {
  /** `@aws-sdk/client-ecs 3.1164.0 → 3.1170.0`, or the path of a file. */
  what: string;
  /** `'all'`: every program stands on it, as on the runner. */
  pages: string[] | 'all';
}

/**
 * Which pages a change can touch. Of a package it is those whose program itself imports it, or a step that it needs: what
 * every program stands on names the types of all clients, and would say nothing.
 */
export function touches(
  then: Ledger,
  now: Ledger,
  graph: Graph,
  { files, packages }: { files: readonly string[]; packages: readonly string[] },
): Touch[] {
  const programs = Object.values({ ...now.steps, ...now.concepts });
  const standOn = new Map(programs.map(({ file }) => [file, graph.closureOf(file).files]));
  const touch = (what: string, touched: readonly ProgramEntry[]): Touch[] => {
    if (touched.length === 0) return [];
    const pages = [...new Set(touched.flatMap(pagesOf))].sort();
    return [{ what, pages: touched.length === programs.length ? 'all' : pages }];
  };
  return [
    ...packages.flatMap((name) => {
      const own = (file: string) => standOn.get(file)!.filter((each) => PROGRAM.test(each));
      return touch(
        `${name} ${versionIn(then, name)} → ${versionIn(now, name)}`,
        programs.filter(({ file }) => own(file).some((each) => graph.importsPackage(each, name))),
      );
    }),
    ...files.flatMap((changed) =>
      touch(
        changed,
        programs.filter(({ file }) => standOn.get(file)!.includes(changed)),
      ),
    ),
  ];
}

// --- internal ---

const PROGRAM = /^scripts\/(steps|concepts)\//;

/** The page of a program, and every page that shows a part of it. */
function pagesOf({ page, whole, regions }: ProgramEntry): string[] {
  const shown = [...whole, ...Object.values(regions).flatMap((region) => region.shown)];
  return [page, ...shown.map((place) => place.split('#')[0]!)];
}

function versionIn({ packages }: Ledger, name: string): string {
  return packages[name]?.split(' ')[0] ?? 'none';
}
