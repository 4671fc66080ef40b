/** Something in the prose of a page that is bound to nothing, on purpose. */
export interface ProseException {
  /** The slug of the page: `steps/create-cluster`. */
  page: string;
  /** What is found there, letter for letter. */
  text: string;
  /** Why nothing can say whether it is true. */
  reason: string;
}

/** The exceptions. One that is not needed is an error, and all together they stay under 2 % of what is bound. */
export const PROSE_EXCEPTIONS: readonly ProseException[] = [
  {
    page: 'steps/register-task-definition',
    text: '--cpu 0.75',
    reason: 'the page shows how the program refuses it',
  },
];
