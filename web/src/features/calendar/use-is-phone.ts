import { useSyncExternalStore } from 'react'

const phone = window.matchMedia('(width < 40rem)')

function subscribe(listener: () => void) {
  phone.addEventListener('change', listener)
  return () => phone.removeEventListener('change', listener)
}

/** Too narrow for a week side by side. */
export const useIsPhone = () => useSyncExternalStore(subscribe, () => phone.matches)
