import { errorText } from '../../lib/api-error.ts'
import { toast } from '../../lib/toast.ts'
import { paths } from '../paths.ts'

/** Signs out; a fresh page then holds nothing of what was on this one. */
export async function leave() {
  try {
    const { endSession } = await import('./end-session.ts')
    await endSession()
  } catch (error) {
    toast.error('You are still signed in', { description: errorText(error) })
    return
  }
  window.location.assign(paths.landing)
}
