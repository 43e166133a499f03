/** As people say a moment, on the clock of the place: "Tue, 3 Mar 2026, 2:30 pm AEDT". */
export const momentIn = (moment: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-AU', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', hour12: true, timeZoneName: 'short', timeZone },
  })
    .format(moment)
    // Some versions put narrow blanks into times.
    .replaceAll(/\s/gu, ' ')

/** Null for nothing. */
export const dollars = (cents: number) =>
  cents === 0 ? null : new Intl.NumberFormat('en-AU', { style: 'currency', currency: 'AUD' }).format(cents / 100)
