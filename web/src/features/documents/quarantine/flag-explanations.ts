import type { DocumentFlag } from '@medinotes/shared/documents'

/** What was found, and what to think of before letting it out. */
export const flagExplanations: Record<DocumentFlag, string> = {
  infected: 'The virus scanner knows this file as malware. Destroy it unless somebody who knows has checked it.',
  'not-scanned': 'It was too large or took too long, so nobody has looked inside. Check it with a program of your own.',
  'type-mismatch': 'What is inside is not what its name or type says. Ask the sender what it is.',
  'type-not-allowed':
    'Files of this kind are not accepted, since people cannot open them here or they may run programs.',
  polyglot: 'It reads as two kinds of file at once. Ordinary programs do not make such files.',
  'checksum-mismatch': 'What arrived is not what was sent. It cannot be let out: destroy it and have it sent again.',
  encrypted: 'It opens only with a password, so nobody could look inside. Ask for a copy without one.',
  'zip-bomb': 'It unpacks to far more than a document holds, and may stop the computer of whoever opens it.',
  macros: 'It contains macros: small programs that may run when it is opened. Ask for a PDF instead.',
  'pdf-script': 'This PDF contains a script, or starts a program, when it is opened.',
  'pdf-attachment': 'This PDF has other files inside, which were not looked into.',
  damaged: 'It is damaged or cut off, and may not open. Have it sent again.',
}
