import { useEffect, useState } from 'react'
import { mailedToken } from '../../../lib/mailed-token.ts'

const deliveryToken = mailedToken('delivery')

/** Kept for the tab, since a phone may load the page anew after the mail with the code was looked at. */
export function useDeliveryToken() {
  const [token, setToken] = useState(deliveryToken.take)
  useEffect(() => {
    // Another link that is put into the same address bar loads nothing.
    const retake = () => setToken(deliveryToken.take())
    window.addEventListener('hashchange', retake)
    return () => window.removeEventListener('hashchange', retake)
  }, [])
  return token
}
