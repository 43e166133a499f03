/** What the release before, still serving while this one starts, would miss or trip over. */
const destructive: readonly (readonly [string, RegExp])[] = [
  ['drops something that is used', /\bdrop\s+(table|column|schema|type|view|materialized view|sequence)\b/i],
  ['renames', /\brename\b/i],
  ['changes the type of a column', /\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i],
  ['demands what older writers leave out', /\balter\s+column\s+\S+\s+set\s+not\s+null\b/i],
  [
    'demands what older writers leave out',
    /\badd\s+column\s+(?:(?!\bdefault\b|\bgenerated\b|,\s*add\b)[^;])*\bnot\s+null\b(?:(?!\bdefault\b)[^;,])*(?:[,;]|$)/i,
  ],
  ['removes rows', /^\s*(truncate|delete\s+from)\b/im],
  ['takes rights away from the service', /\brevoke\b[^;]*\bfrom\b[^;]*\bmedinotes_/i],
]

/** Says why what follows is safe with the release before: `-- contract: nothing has read it since 0.2`. */
const annotation = /^--\s*contract:\s*\S.{9,}$/m

/** The statements of a migration that need such a reason and lack it; what functions do when they are called is not looked at. */
export function destructiveStatements(migration: string): string[] {
  return migration
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, '')
    .split(';')
    .filter((statement) => !annotation.test(statement))
    .flatMap((statement) => {
      const code = `${statement.replaceAll(/--.*$/gm, '').trim()};`
      const found = destructive.find(([, pattern]) => pattern.test(code))
      return found ? [`${found[0]}: ${code.split('\n', 1)[0]}`] : []
    })
}
