/** One reply in one wire format; each call returns the frames to send next. */
export interface Wire {
  open(): string
  token(delta: string): string
  close(): string
  refuse(refusal: string): string
  fail(code: string, message: string): string
  leaveIncomplete(reason: 'max_output_tokens' | 'content_filter'): string
  error(code: string, message: string): string
}
