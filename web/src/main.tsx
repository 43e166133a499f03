import '@fontsource-variable/inter'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Providers } from './app/providers.tsx'
import { createRouter } from './app/router.ts'
import { StartFailure } from './app/start-failure.tsx'
import { startSignIn } from './app/start-sign-in.ts'
import './styles.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root')

// Loaders ask the service at once, so the router is made when it is known where tokens come from.
const page = await startSignIn().then(
  async (clerk) => {
    const router = createRouter()
    // What was painted before the application stays until that has something to show.
    if (root.hasChildNodes()) await untilInitialized(router)
    return <Providers router={router} clerk={clerk} />
  },
  (error: unknown) => <StartFailure error={error} />,
)
// As a transition it is drawn in short pieces, between which the page answers.
startTransition(() => createRoot(root).render(<StrictMode>{page}</StrictMode>))

function untilInitialized(router: ReturnType<typeof createRouter>) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = router.subscribe(({ initialized }) => initialized && resolve())
  if (router.state.initialized) resolve()
  return promise.finally(stop)
}
