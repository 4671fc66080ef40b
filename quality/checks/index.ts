import { arrows } from './arrows.ts';
import { anchorTexts } from './anchor-texts.ts';
import { components } from './components.ts';
import { conceptLaws } from './concept-laws.ts';
import { concepts } from './concepts.ts';
import { constraints } from './constraints.ts';
import { diagrams } from './diagrams.ts';
import { failures } from './failures.ts';
import { fidelity } from './fidelity.ts';
import { guides } from './guides.ts';
import { externalLinks } from './external-links.ts';
import { glossary } from './glossary.ts';
import { installed } from './installed.ts';
import { laws } from './laws-hold.ts';
import { links } from './links.ts';
import { names } from './names.ts';
import { notes } from './notes.ts';
import { npmScripts } from './npm-scripts.ts';
import { woven } from './pages.ts';
import { permissions } from './permissions.ts';
import { programCommands } from './program-commands.ts';
import { prose } from './prose/judge.ts';
import { readable } from './readable.ts';
import { recordings } from './recordings.ts';
import { requestFields } from './request-fields.ts';
import { sidebar } from './sidebar.ts';
import { statements } from './statements.ts';
import { summary } from './summary.ts';
import type { Check } from './world.ts';

/** The checks, all of them, in the order in which they judge: the quick ones first. */
export const CHECKS: readonly Check[] = [
  readable,
  installed,
  npmScripts,
  names,
  woven,
  concepts,
  components,
  sidebar,
  links,
  anchorTexts,
  externalLinks,
  requestFields,
  notes,
  glossary,
  summary,
  guides,
  statements,
  prose,
  programCommands,
  recordings,
  failures,
  permissions,
  conceptLaws,
  fidelity,
  constraints,
  laws,
  arrows,
  diagrams,
];
