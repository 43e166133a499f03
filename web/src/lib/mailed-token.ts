/** Tokens of mailed links, which lie in the hash: no server sees it, and no log keeps it. */
export const mailedToken = (key: string) => ({
  /** Takes it out of the address; the tab's storage brings it through a reload, and through signing in. */
  take(): string | null {
    const { hash, pathname, search } = window.location
    const token = decoded(hash.slice(1))
    if (token === '') return stored(key)
    window.history.replaceState(window.history.state, '', pathname + search)
    try {
      sessionStorage.setItem(key, token)
    } catch {
      // Storage is switched off: after a reload, the link has to be opened again.
    }
    return token
  },
  forget() {
    try {
      sessionStorage.removeItem(key)
    } catch {
      // Then nothing was kept.
    }
  },
})

function decoded(hash: string) {
  try {
    return decodeURIComponent(hash)
  } catch {
    // Cut in the middle of a sign; whoever is asked about it says so.
    return hash
  }
}

function stored(key: string) {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
