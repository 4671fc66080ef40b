/** Why a sentence may be believed: what its author says. */
export interface ClaimProps {
  /** A test that proves it, as `tests/local-aws/services/ecs-clusters.test.ts: deleted clusters are INACTIVE and not listed, and a new one can reuse the name`. */
  test?: string;
  /** A page of the web that says it, and the day on which that was read. */
  source?: string;
  on?: string;
  /** A client of the SDK, as `ecs`, and words of its documentation. */
  sdk?: string;
  says?: string;
}

/** The same, told apart. */
export type Claim =
  | { kind: 'test'; file: string; name: string }
  | { kind: 'source'; url: string; on: string }
  | { kind: 'sdk'; prefix: string; says: string };

/** Reads what a page says. Says what is wrong when it is none of the three kinds, or more than one of them. */
export function claimOf({
  test,
  source,
  on,
  sdk,
  says,
  ...others
}: ClaimProps): Claim | { problem: string } {
  const given = Object.entries({ test, source, on, sdk, says, ...others })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .join(', ');
  if (given === 'test') {
    const [, file, name] = /^(tests\/\S+\.test\.ts): (.+)$/.exec(test!) ?? [];
    if (file === undefined || name === undefined) {
      return { problem: `test="${test}", which is no "tests/….test.ts: name of the test"` };
    }
    return { kind: 'test', file, name };
  }
  if (given === 'source, on') {
    if (!URL.canParse(source!) || new URL(source!).protocol !== 'https:') {
      return { problem: `source="${source}", which is no https URL` };
    }
    if (!isDay(on!)) {
      return { problem: `on="${on}", which is no day` };
    }
    return { kind: 'source', url: source!, on: on! };
  }
  if (given === 'sdk, says') return { kind: 'sdk', prefix: sdk!, says: says! };
  return { problem: given === '' ? 'neither a test nor a source' : given };
}

/**
 * The names of the tests in a file, as they are written there: a `%s` in a name that stands for many cases is a part of it.
 * A test that is skipped proves nothing.
 *
 * @param source of the file
 */
export function testsIn(source: string): string[] {
  return [...source.matchAll(TEST)].map((match) =>
    (match[1] ?? match[2] ?? match[3]!).replaceAll(/\\(['"`\\])/g, '$1'),
  );
}

// --- internal ---

/** `onEngine` is `test` on a machine that has a container engine. */
const TEST =
  /(?:\b(?:test|it|onEngine)(?!\.(?:skip|todo|fails))(?:\.\w+)*(?:\(\w+\))?|\]\))\(\s*(?:'((?:\\.|[^'\\])+)'|"((?:\\.|[^"\\])+)"|`([^`]+)`)\s*,/g;

function isDay(text: string): boolean {
  const day = new Date(text);
  return !Number.isNaN(day.valueOf()) && day.toISOString().slice(0, 10) === text;
}
