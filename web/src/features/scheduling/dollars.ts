/** Cents of an amount as people type it: `1804`, `1,804.50`, `$1804`; undefined where it is none. */
export function centsOf(text: string) {
  const [, dollars, cents = ''] = /^\s*\$?\s*(\d{1,3}(?:,?\d{3})*|\d+)(?:\.(\d{1,2}))?\s*$/.exec(text) ?? []
  if (dollars === undefined) return undefined
  return Number(dollars.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'))
}

/** The amount as it is typed: `1804.00`. */
export const dollarsOf = (cents: number) => (cents / 100).toFixed(2)
