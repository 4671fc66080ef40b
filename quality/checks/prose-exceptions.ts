/** Something in the prose of a page that is bound to nothing, on purpose. */
export interface ProseException {
  /** The slug of the page: `steps/create-cluster`. */
  page: string;
  /** The text that is found there, letter for letter. */
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
  {
    page: 'steps/create-listener',
    text: 'npm run step:create-listener -- --certificate-arn arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
    reason: 'it stands for a certificate of the reader’s',
  },
];
