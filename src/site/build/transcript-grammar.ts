/** How a transcript is coloured: by the label that each line begins with, in the colours of the code's own theme. */
export const transcriptGrammar = {
  name: 'transcript',
  displayName: 'Transcript',
  scopeName: 'text.transcript',
  repository: {},
  patterns: [
    { match: String.raw`^\$ .*$`, name: 'markup.bold.transcript' },
    { match: String.raw`^(created|updated|deleted)\b`, name: 'string.transcript' },
    { match: String.raw`^(refused|error)\b`, name: 'markup.deleted.transcript' },
    { match: String.raw`^[a-z]+(?= {2})`, name: 'comment.transcript' },
    { match: String.raw`^(Done|Undone|Nothing to do)\b.*$`, name: 'string.transcript' },
  ],
};
