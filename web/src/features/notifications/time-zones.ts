/** Where most people are, by the names they know. */
const australian = [
  { zone: 'Australia/Sydney', name: 'Sydney, Canberra' },
  { zone: 'Australia/Melbourne', name: 'Melbourne' },
  { zone: 'Australia/Brisbane', name: 'Brisbane' },
  { zone: 'Australia/Adelaide', name: 'Adelaide' },
  { zone: 'Australia/Darwin', name: 'Darwin' },
  { zone: 'Australia/Hobart', name: 'Hobart' },
  { zone: 'Australia/Perth', name: 'Perth' },
  { zone: 'Australia/Broken_Hill', name: 'Broken Hill' },
  { zone: 'Australia/Lord_Howe', name: 'Lord Howe Island' },
]

const nameOf = (zone: string) => zone.replaceAll('_', ' ').replaceAll('/', ' / ')

/** The zones to choose from; the present one is among them even where this browser does not list it. */
export function timeZones(present: string) {
  const shown = new Set(australian.map(({ zone }) => zone))
  const others = new Set([...Intl.supportedValuesOf('timeZone'), present])
  return {
    australian,
    others: [...others].filter((zone) => !shown.has(zone)).map((zone) => ({ zone, name: nameOf(zone) })),
  }
}
