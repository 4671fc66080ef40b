import { BEGINNING, END, pageOfStep } from '../base.ts';

/**
 * A browser breaks lines at hyphens. Here an ARN goes to a line of its own, as in a terminal, and is broken only there; and a
 * long action, such as `cloudformation:DescribeStacks`, breaks after its service.
 */
export function wordsOf(text: string): { word: string; isOne: boolean }[] {
  return text.split(/(?<= )|(?= )/).flatMap((word) => {
    const [service, action] = word.length > 20 ? word.split(/(?<=^[a-z-]+:)(?=[A-Z])/) : [];
    if (service !== undefined && action !== undefined) {
      return [
        { word: service, isOne: true },
        { word: action, isOne: false },
      ];
    }
    return [{ word, isOne: word.includes('-') }];
  });
}

/** Where a reader does on the pages what a command does. */
export function pageOfCommand(command: string): string | undefined {
  // On the page of a step a button does what its command in a terminal does: all that comes before it.
  const [, last] = /^npm run tutorial -- --to ([a-z-]+)/.exec(command) ?? [];
  if (last !== undefined) return pageOfStep(last);
  if (/^npm run tutorial\b/.test(command)) return BEGINNING;
  const [, script = '', id = ''] = /^npm run (step|undo|cleanup)\b:?([a-z-]*)/.exec(command) ?? [];
  if (script === 'step') return pageOfStep(id);
  if (script === 'undo') return `${pageOfStep(id)}#undo`;
  return script === 'cleanup' ? END : undefined;
}
