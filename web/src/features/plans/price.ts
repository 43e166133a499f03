const dollars = new Intl.NumberFormat('en-AU', {
  style: 'currency',
  currency: 'AUD',
  trailingZeroDisplay: 'stripIfInteger',
})

/** A plan's price as people read it. */
export function priceText(monthlyCents: number | null) {
  if (monthlyCents === null) return 'Price on request'
  return monthlyCents === 0 ? '$0' : `${dollars.format(monthlyCents / 100)} a month`
}
