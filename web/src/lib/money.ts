const format = new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' })

/** To the cent: `$1,804.00`. */
export const formatCents = (cents: number) => format.format(cents / 100)
