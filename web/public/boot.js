// Runs before the first paint and before any module.

// Zod otherwise probes for eval, which the content security policy forbids and reports.
globalThis.__zod_globalConfig = { jitless: true }

// A chosen theme must never flash; src/lib/theme.ts writes what this reads.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.media = meta.dataset.theme === theme ? 'all' : 'not all'
    }
  }
} catch {
  // Storage is switched off: the system's theme applies.
}
