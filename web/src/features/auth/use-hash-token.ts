import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

/** The token of a mailed link, taken out of the address so that it stays in no history and no screenshot. */
export function useHashToken() {
  const { hash } = useLocation()
  const [token] = useState(() => hash.slice(1))
  useEffect(() => {
    const { pathname, search } = window.location
    window.history.replaceState(window.history.state, '', pathname + search)
  }, [])
  return token === '' ? null : token
}
