const key = 'invitation'

/** Takes the token out of the address; the tab's storage brings it through signing in. */
export function takeInvitationToken(): string | null {
  const { hash, pathname, search } = window.location
  const token = decodeURIComponent(hash.slice(1))
  if (token === '') return stored()
  window.history.replaceState(window.history.state, '', pathname + search)
  try {
    sessionStorage.setItem(key, token)
  } catch {
    // Storage is switched off: after signing in, the link has to be opened again.
  }
  return token
}

function stored() {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

export function forgetInvitationToken() {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Then nothing was kept.
  }
}
