import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The bold words that a symptom begins with; what follows explains it. */
const SYMPTOM = /^(?:- )?(\*\*.*?\*\*)/gm;
/** A command, or a status of HTTP, is code although it has spaces. */
const CODE = /^(?:npm |HTTP |--\w)/;

test.each(globSync('src/content/docs/**/*.mdx'))(
  '%s quotes messages, and has only names as code',
  (file) => {
    const symptoms = [...readFileSync(file, 'utf8').matchAll(SYMPTOM)].map(([, words]) => words!);
    const asCode = symptoms
      .flatMap((words) => [...words.matchAll(/`([^`]*)`/g)].map(([, code]) => code!))
      .filter((code) => /\s/.test(code) && !CODE.test(code));
    expect(asCode).toEqual([]);
    // The words end with their own full stop, or with none: "….” reads as four dots.
    expect(symptoms.filter((words) => /…\.|"\.\*\*$/.test(words))).toEqual([]);
  },
);
