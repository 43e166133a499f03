/** What may be told of an error: messages are left out, because drivers and parsers quote values in them. */
export interface ErrorDescription {
  type: string
  code: string | undefined
  frames: string[]
}

const frame = /^ {4}at (?:[\w$.<>#[\] ]+ \()?[^\s()]+\)?$/gm
const name = /^[A-Za-z_$][\w$]{0,60}$/
const code = /^[\w.-]{1,60}$/

/** Class, code and frames. A message of several lines could look like frames, so it is cut out of the stack first. */
export function describeError(error: Error): ErrorDescription {
  const stack = error.stack?.replace(error.message, '') ?? ''
  const given = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return {
    type: name.test(error.name) ? error.name : 'Error',
    code: code.test(given) ? given : undefined,
    frames: stack.match(frame)?.slice(0, 12) ?? [],
  }
}
