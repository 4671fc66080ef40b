// Runs before every npm script, in whichever Node.js is there: so it is JavaScript, and imports nothing but Node's own modules.
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The programs are TypeScript, and the local AWS keeps its account in `node:sqlite`. */
const needed = Number(readFileSync(inProject('.node-version'), 'utf8'));

if (!existsSync(inProject('node_modules/commander'))) {
  stop('The packages are not installed.', 'npm ci');
}
if (Number(process.versions.node.split('.')[0]) < needed) {
  stop(
    `Expected Node.js ${needed} or newer, found ${process.versions.node}. The packages include one that is not unpacked: either npm ci has not finished, or npm did not run its install script (--ignore-scripts).`,
    process.env.npm_config_ignore_scripts === 'true'
      ? 'npm rebuild node --ignore-scripts=false'
      : 'npm rebuild node',
  );
}
// Most of a short command is loading. What was compiled is kept, and the next command begins in half the time.
module.enableCompileCache(inProject('.cache/node'));

function stop(message, next) {
  process.stderr.write(`error    ${message}\nnext     ${next}\n`);
  process.exit(2);
}

function inProject(path) {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
