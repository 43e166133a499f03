import { timeZones } from '../notifications/time-zones.ts'

/** The zones of the country; the present one stays among them. */
export function ZoneOptions({ present }: { present: string }) {
  const { australian } = timeZones(present)
  const isKnown = australian.some(({ zone }) => zone === present)
  return (
    <>
      {australian.map(({ zone, name }) => (
        <option key={zone} value={zone}>
          {name}
        </option>
      ))}
      {!isKnown && <option value={present}>{present.replaceAll('_', ' ')}</option>}
    </>
  )
}
