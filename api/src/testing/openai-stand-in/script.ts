/** What goes wrong, and after how many tokens where a stream has already begun. */
export type Fault =
  | { kind: 'status'; status: number; retryAfter?: string; code?: string; message?: string }
  /** The connection closes before any reply. */
  | { kind: 'no-reply' }
  /** The connection stays open and nothing is ever answered. */
  | { kind: 'silence' }
  /** A reply of status 200 that is a web page. */
  | { kind: 'garbage' }
  | { kind: 'refusal' }
  | { kind: 'cut'; afterTokens: number }
  | { kind: 'stall'; afterTokens: number }
  | { kind: 'failed'; afterTokens: number; code: string }
  | { kind: 'incomplete'; afterTokens: number; reason: 'max_output_tokens' | 'content_filter' }
  | { kind: 'error-event'; afterTokens: number }
  | { kind: 'malformed-line'; afterTokens: number }
  /** The reply ends properly as HTTP, without the event that says the answer is whole. */
  | { kind: 'unended'; afterTokens: number }
  /** Each frame with a multi-byte character arrives in two TCP chunks, cut inside that character. */
  | { kind: 'split-characters' }

/** A request as it arrived; `closedEarly` turns true when the client hangs up before the reply is whole. */
export interface RecordedRequest {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
  body: unknown
  /** The client's port, the same for requests that share a connection. */
  clientPort: number | undefined
  closedEarly: boolean
}

/** The tokens of a reply, drawn one by one as they are sent, so a generator can stamp each with its time. */
export type TokenSource = (request: RecordedRequest) => Iterable<string>

/** How one request is answered; what is left out comes from the stand-in's own options. */
export interface Script {
  text?: TokenSource
  tokensPerSecond?: number
  fault?: Fault
}

/** Sends each of these texts as one token. */
export const tokens =
  (...texts: string[]): TokenSource =>
  () =>
    texts

/** Sends a text in pieces of about the size a model's tokens have. */
export const tokensOf =
  (text: string): TokenSource =>
  () =>
    tokenize(text)

export const tokenize = (text: string) => text.match(/\s?[^\s]{1,6}|\s/gu) ?? []
