/** The organization this tab works in; each tab has its own. */
export interface TabOrganization {
  get: () => string | null
  set: (id: string | null) => void
}

const key = 'organization'

/** Kept in memory; the tab's storage brings it through a reload. */
export function createTabOrganization(storage: () => Storage): TabOrganization {
  let current = stored(storage)
  return {
    get: () => current,
    set(id) {
      if (id === current) return
      current = id
      try {
        if (id === null) storage().removeItem(key)
        else storage().setItem(key, id)
      } catch {
        // Storage is switched off: after a reload the organization last chosen is shown.
      }
    },
  }
}

function stored(storage: () => Storage) {
  try {
    return storage().getItem(key)
  } catch {
    return null
  }
}

export const tabOrganization = createTabOrganization(() => sessionStorage)
