import type { Place } from '@medinotes/shared/scheduling'

/** Telehealth, and the places that are in use; the chosen one stays among them. */
export const PlaceOptions = ({ places, chosen }: { places: readonly Place[]; chosen: string | null }) => (
  <>
    <option value="">Telehealth</option>
    {places
      .filter(({ id, active }) => active || id === chosen)
      .map(({ id, name, suburb }) => (
        <option key={id} value={id}>
          {name}, {suburb}
        </option>
      ))}
  </>
)
