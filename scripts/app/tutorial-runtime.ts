import { handlers } from '../../src/local-aws/runtimes/handlers.ts';
import { tutorialApp } from './tutorial-app.ts';

/** The app of the tutorial in place of any image: it is behind the tasks of the local AWS, in a page as in a terminal. */
export const tutorialRuntime = handlers({ '*': tutorialApp });
