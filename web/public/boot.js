// Runs before the first paint and before any module.

// Zod otherwise probes for eval, which the content security policy forbids and reports.
globalThis.__zod_globalConfig = { jitless: true }

try {
  // src/features/auth/session-channel.ts writes it: the public pages offer to go on rather than to sign in.
  if (localStorage.getItem('signed-in') !== null) document.documentElement.dataset.signedIn = ''
  // A chosen theme must never flash; src/lib/theme.ts writes what this reads.
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.media = meta.dataset.theme === theme ? 'all' : 'not all'
    }
    addEventListener('DOMContentLoaded', () => {
      // Pictures come in both themes; the chosen one decides and not the system.
      const dark = '(prefers-color-scheme: dark)'
      for (const source of document.querySelectorAll(`source[media*="${dark}"]`)) {
        source.media = theme === 'dark' ? source.media.replace(dark, 'all').replace('and all', '') : 'not all'
      }
    })
  }
} catch {
  // Storage is switched off: the system's theme applies.
}

// Where the first paint comes before the application, that begins once it is painted; in a tab nobody looks at, soon.
addEventListener('DOMContentLoaded', () => {
  const application = document.querySelector('template#application')
  if (application === null) return
  const begin = () => {
    if (application.isConnected) document.head.append(document.importNode(application.content, true))
    application.remove()
  }
  new PerformanceObserver(begin).observe({ type: 'paint', buffered: true })
  setTimeout(begin, 300)
})
