// Remembered only so that a signed-out visitor causes no pointless request; the server decides who is signed in.
const hintKey = 'signed-in'

const channel = new BroadcastChannel('session')

/** `active`: somebody is at the keyboard of another tab. */
export type SessionMessage = 'signed-in' | 'signed-out' | 'active'

function tell(message: SessionMessage) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel reaches its own origin only
  channel.postMessage(message)
}

function remember(isSignedIn: boolean) {
  try {
    if (isSignedIn) localStorage.setItem(hintKey, 'yes')
    else localStorage.removeItem(hintKey)
  } catch {
    // Storage is switched off: the hint is a convenience.
  }
}

export function announceSignIn() {
  tell('signed-in')
  remember(true)
}

export function announceSignOut() {
  tell('signed-out')
  remember(false)
}

export const announceActivity = () => tell('active')

export function mayBeSignedIn() {
  try {
    return localStorage.getItem(hintKey) !== null
  } catch {
    return false
  }
}

/** What happens to the session in other tabs; returns how to stop listening. */
export function onSessionMessage(listener: (message: SessionMessage) => void) {
  const listen = (event: MessageEvent<SessionMessage>) => listener(event.data)
  channel.addEventListener('message', listen)
  return () => channel.removeEventListener('message', listen)
}
