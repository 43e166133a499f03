import { errorText } from '../../../lib/api-error.ts'

const microphoneWords: Record<string, string> = {
  NotAllowedError: 'The browser was not allowed to use the microphone. Allow it for this site, then try again.',
  NotFoundError: 'There is no microphone here.',
  NotReadableError: 'Another program is using the microphone.',
  QuotaExceededError: 'This browser has no room to keep a recording.',
}

/** Why nothing is recorded or transcribed, in words. */
export const dictationProblem = (error: unknown) =>
  (error instanceof DOMException ? microphoneWords[error.name] : undefined) ?? errorText(error)
