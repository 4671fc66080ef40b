import type { Step } from '../../src/engine/step.ts';

/** What the check knows of a step without running it, or even loading it. A {@link Step} is one too. */
export interface StepFacts {
  id: string;
  title: string;
  kind: Step['kind'];
  needs: Record<string, StepFacts>;
  undo?: unknown;
}

/** The facts of a program as the ledger keeps them: without functions. */
export interface KeptFacts {
  title: string;
  kind: Step['kind'];
  /** The ids of the steps that it needs. */
  needs: string[];
  undo: boolean;
  inputs: Record<string, KeptInput>;
}

/** What a reader may choose, and what they are told when they may not. */
export interface KeptInput {
  /** As JSON Schema has it, in one line. */
  schema: string;
  /** Of {@link WRONG}, those that it refuses, each with its words. */
  refuses: Record<string, string>;
}

/**
 * What readers type who are mistaken: nothing, too little, too much, a fraction, a number as programs write it, a word, two
 * words, a range that is none.
 */
const WRONG = ['', '-1', '0', '1.5', '8e1', '11', '65536', 'x', 'two words', '203.0.113.7/33'];

/** What the ledger keeps of a program that is loaded. */
export async function factsOf({ title, kind, needs, undo, inputs }: Step): Promise<KeptFacts> {
  const { z } = await import('zod');
  const kept = Object.entries(inputs).map(([name, schema]): [string, KeptInput] => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any' });
    const refuses = WRONG.flatMap((value) => {
      const words = schema.safeParse(value).error?.issues.map(({ message }) => message);
      return words ? [[value, words.join('; ')] as const] : [];
    });
    return [name, { schema: JSON.stringify(json), refuses: Object.fromEntries<string>(refuses) }];
  });
  return {
    title,
    kind,
    needs: Object.values(needs).map(({ id }) => id),
    undo: undo !== undefined,
    inputs: Object.fromEntries(kept),
  };
}

/** The facts of a program, out of an entry that has more. */
export function factsIn({ title, kind, needs, undo, inputs }: KeptFacts): KeptFacts {
  return { title, kind, needs, undo, inputs };
}

/** Makes steps that know each other out of what a ledger keeps, in the same order. */
export function asSteps(kept: ReadonlyMap<string, KeptFacts>): StepFacts[] {
  const steps = new Map<string, StepFacts>();
  for (const [id, { title, kind, undo }] of kept) {
    steps.set(id, { id, title, kind, needs: {}, ...(undo && { undo }) });
  }
  for (const [id, { needs }] of kept) {
    const known = needs.flatMap((need) => steps.get(need) ?? []);
    steps.get(id)!.needs = Object.fromEntries(known.map((need) => [need.id, need]));
  }
  return [...steps.values()];
}
