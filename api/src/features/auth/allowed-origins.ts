const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** Origins whose pages may sign people in: ours, in each spelling where it is this machine itself. */
export function allowedOrigins(publicUrl: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl)
  if (!loopbackNames.includes(hostname)) return [origin]
  return loopbackNames.map((name) => `${protocol}//${name}${port && `:${port}`}`)
}
