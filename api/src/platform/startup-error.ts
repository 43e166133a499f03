/** The service cannot start, and the message says in plain words why and what to do about it. */
export class StartupError extends Error {
  override readonly name = 'StartupError'
}
