/** A whole recording: PHI, and gone from here once it is transcribed. */
export interface Recording {
  bytes: Buffer
  /** What it was found to be, such as `audio/webm`. */
  type: string
  /** Of a file of that type, without the dot. */
  extension: string
}

export interface Transcriber {
  /**
   * What is said in it, piece by piece. Throws a WriterError for whatever cuts it short; an abort throws the signal's
   * reason.
   */
  transcribe(recording: Recording, signal: AbortSignal): AsyncIterable<string>
}
