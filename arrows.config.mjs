// Which way the arrows run: docs/engine.md. `npm run arrows` fails on an arrow up and on a cycle, types included.

const LOCAL_AWS = '^src/local-aws/';
const ENGINE = '^src/engine/';
const PROGRAMS = '^scripts/(steps|concepts|failures|exercises)/|^scripts/(inputs|services)\\.ts$';
const SITE = '^src/(site|content|pages)/';
const COMMANDS = '^scripts/(cli/|[^/]+\\.ts$)';
const QUALITY = '^quality/';
const TESTS = '^tests/';

/**
 * Nothing in `from` may import anything in `to`, but for what is in `except`.
 *
 * @type {(name: string, from: string, to: string, comment: string, except?: string) => object}
 */
const no = (name, from, to, comment, except) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, ...(except && { pathNot: except }) },
  to: { path: to },
});

export default {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two modules that import each other are one idea, or a third one is missing.',
      from: {},
      to: { circular: true },
    },
    no(
      'local-aws-knows-nobody',
      LOCAL_AWS,
      '^(scripts|quality|tests)/|^src/(?!local-aws/)',
      'The local AWS knows nothing of the tutorial.',
    ),
    no(
      'engine-knows-nobody',
      ENGINE,
      '^(scripts|quality|tests)/|^src/(?!engine/)',
      'The engine takes the list of steps as an argument, and meets the local AWS at an SDK client.',
    ),
    no(
      'programs-know-the-engine',
      PROGRAMS,
      `${SITE}|${QUALITY}|${TESTS}|^scripts/cli/|^scripts/(?!inputs)[^/]+\\.ts$`,
      'A step knows the engine, its inputs, and the steps that it needs.',
    ),
    no(
      'site-and-commands-are-apart',
      SITE,
      `^scripts/cli/|^scripts/(?!(inputs|services)\\.)[^/]+\\.ts$|${QUALITY}|${TESTS}`,
      'The site runs the programs, not the commands; what both need is in the engine.',
    ),
    no(
      'commands-and-site-are-apart',
      COMMANDS,
      `${SITE}|${QUALITY}|${TESTS}`,
      'A command runs the programs, and knows no page.',
      '^scripts/(inputs|services)\\.ts$',
    ),
    no(
      'quality-knows-no-test',
      QUALITY,
      TESTS,
      'Tests stand on what proves; nothing stands on a test.',
    ),
    {
      name: 'core-knows-no-service',
      severity: 'error',
      comment: 'Core, wire, stores and policies serve every service, and know none.',
      from: { path: '^src/local-aws/(core|wire|stores|policy)/' },
      to: { path: '^src/local-aws/services/' },
    },
  ],
  options: {
    // An import of a type is an arrow too: who reads a file has to know the other.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.astro|\\.cache)/' },
  },
};
