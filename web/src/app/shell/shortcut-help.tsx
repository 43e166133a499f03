import { onDemand } from '../../components/on-demand.tsx'
import { showShortcuts, useShortcutSheet } from '../../lib/shortcut-sheet.ts'
import { usePageShortcuts } from '../../lib/use-shortcuts.ts'

const ShortcutSheet = onDemand(async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet)

/** The help on keys, by a key of its own or whatever else opens it. */
export function ShortcutHelp() {
  usePageShortcuts('Everywhere', [{ keys: ['?'], words: 'These shortcuts', act: () => showShortcuts(true) }])
  return useShortcutSheet() ? <ShortcutSheet /> : null
}
