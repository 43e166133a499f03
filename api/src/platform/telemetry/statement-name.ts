const verb = /^\s*(select|insert|update|delete|with|begin|commit|rollback)\b/i
const table = /\b(?:from|into|update|join)\s+"?([a-z_]+)"?(?:\."?([a-z_]+)"?)?/i

/** `select bookings`: what a statement does and the first table it names, without a value that could stand in it. */
export function nameStatement(statement: string): string {
  const does = verb.exec(statement)?.[1]?.toLowerCase() ?? 'other'
  if (['begin', 'commit', 'rollback', 'other'].includes(does)) return does
  const [, first, second] = table.exec(statement) ?? []
  return first === undefined ? does : `${does} ${second ?? first}`
}
