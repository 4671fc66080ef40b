import type { Given, Progress } from './messages.ts';
import type { Picture } from '../../engine/picture/boxes.ts';
import { PLACE } from './place.ts';

// The few words that a page must know before anything runs. They are in the browser's localStorage, where a page reads
// them at once and without the code that runs steps. The account itself is in IndexedDB.

interface Saved {
  progress: Progress;
  /** The inputs that the reader gave for all steps; and, once it is known, the price with them: USD per hour. */
  inputs: { given: Given; usdPerHour?: number };
  /** The programs that run. Still there when a page opens: then it was cut short, or another tab is at it. */
  underWay: string[];
  slowly: boolean;
  /** The account, as it was last seen. */
  picture: Picture;
  /** True if the reader wants to see it, where it stands below the output. */
  pictureOpen: boolean;
  /** The address of the app, as a program last opened it. */
  app: string;
  /** The number of the reader's own account on AWS, for the policies of the pages. Nothing else reads it. */
  accountNumber: string;
}

const memory = new Map<string, unknown>();

/** Returns the value that was saved under a name, on this page or on another. */
export function saved<Name extends keyof Saved>(name: Name): Saved[Name] | undefined {
  const text = storage()?.getItem(keyOf(name));
  if (text === undefined) return memory.get(name) as Saved[Name] | undefined;
  try {
    return text === null ? undefined : (JSON.parse(text) as Saved[Name]);
  } catch (error) {
    // Somebody else wrote it: as good as nothing.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Saves something for this page and the others; where the browser denies that, for this page. */
export function save<Name extends keyof Saved>(name: Name, value: Saved[Name] | undefined): void {
  memory.set(name, value);
  try {
    if (value === undefined) storage()?.removeItem(keyOf(name));
    else storage()?.setItem(keyOf(name), JSON.stringify(value));
  } catch (error) {
    // The storage is full.
    if (!(error instanceof DOMException)) throw error;
    saveNothing();
  }
  tell(name);
}

/** From now on everything is saved for this page alone: the account that it is about will not outlive the page either. */
export function saveNothing(): void {
  isInMemory = true;
}

/** Calls back when something that is saved has changed: here, in another tab, or while this page slept. */
export function onSaved(name: keyof Saved, listener: () => void): void {
  listeners.push({ name, listener });
}

// --- internal ---

let isInMemory = false;
const listeners: { name: string; listener: () => void }[] = [];

function tell(changed?: string): void {
  for (const { name, listener } of listeners) {
    if (changed === undefined || changed === name) listener();
  }
}

addEventListener('storage', ({ key }) => {
  if (key === null) tell();
  else if (key.startsWith(PLACE)) tell(key.slice(PLACE.length + 1));
});
// A page that comes back from the browser's cache has heard nothing in the meantime.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) tell();
});

function keyOf(name: string): string {
  return `${PLACE} ${name}`;
}

/** Undefined where the browser denies it, as with all cookies blocked: then the very name throws. */
function storage(): Storage | undefined {
  if (isInMemory) return undefined;
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
