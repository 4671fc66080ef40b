import { anchorTexts } from './anchor-texts.ts';
import { arrows } from './arrows.ts';
import { callsTold } from './calls-told.ts';
import { claims } from './claims.ts';
import { closeUps } from './close-ups.ts';
import { components } from './components.ts';
import { conceptLaws } from './concept-laws.ts';
import { constraints } from './served-constraints.ts';
import { diagrams } from './diagrams.ts';
import { failures } from './failures.ts';
import { fidelity } from './fidelity.ts';
import { guides } from './guides.ts';
import { externalLinks } from './external-links.ts';
import { glossary } from './glossary.ts';
import { holes } from './holes.ts';
import { installed } from './installed.ts';
import { links } from './links.ts';
import { loadedServices } from './loaded-services.ts';
import { names } from './names.ts';
import { notes } from './notes.ts';
import { npmScripts } from './npm-scripts.ts';
import { woven } from './pages.ts';
import { ownParts } from './own-parts.ts';
import { permissions } from './permissions.ts';
import { prices } from './prices.ts';
import { programCommands } from './program-commands.ts';
import { prose } from './prose/prose-check.ts';
import { readable } from './readable.ts';
import { recordings } from './recordings.ts';
import { requestFields } from './request-fields.ts';
import { sidebar } from './sidebar.ts';
import { spelling } from './spelling.ts';
import { statements } from './statements.ts';
import { summary } from './summary.ts';
import { wholeCloseUps } from './whole-close-ups.ts';
import type { Check } from './world.ts';

/** The checks, all of them, in the order in which they judge: the quick ones first. */
export const CHECKS: readonly Check[] = [
  readable,
  holes,
  installed,
  npmScripts,
  names,
  loadedServices,
  woven,
  ownParts,
  closeUps,
  wholeCloseUps,
  callsTold,
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
  claims,
  prices,
  prose,
  programCommands,
  spelling,
  recordings,
  failures,
  permissions,
  conceptLaws,
  fidelity,
  constraints,
  arrows,
  diagrams,
];
