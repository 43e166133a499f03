/** Whether Acuity answers at all: without a key it says so with a 401. Each practice's own key is its own affair. */
export const acuityProbe = (baseUrl: string) => async (signal: AbortSignal) => {
  const reply = await fetch(`${baseUrl}/me`, { signal, redirect: 'manual' })
  await reply.body?.cancel()
  if (reply.status < 500) return
  throw Object.assign(new Error('Acuity answered with an error'), { status: reply.status })
}
