import { useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { Dialog } from '../../components/dialog.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useCharacterKeys } from '../../lib/character-keys.ts'
import { showShortcuts } from '../../lib/shortcut-sheet.ts'
import { keySign, onShortcutGroups, type ShortcutWords, sheetOf, shortcutGroups } from '../../lib/shortcuts.ts'
import { paths } from '../paths.ts'

/** Every shortcut of the page one is on: those that are in force, in their own words. */
export function ShortcutSheet() {
  const takesCharacters = useCharacterKeys()
  const groups = sheetOf(useSyncExternalStore(onShortcutGroups, shortcutGroups), takesCharacters)
  return (
    <Dialog
      open
      onOpenChange={showShortcuts}
      title="Keyboard shortcuts"
      description="On this page, as it is now."
      focusesItself
      className="max-w-lg"
      footer={
        <Link to={paths.settings} onClick={() => showShortcuts(false)} className="text-sm text-muted underline">
          {takesCharacters ? 'Switch off single-key shortcuts' : 'Single-key shortcuts are off'}
        </Link>
      }
    >
      {groups.map(({ title, shortcuts }) => (
        <section key={title} aria-label={title} className="grid gap-2">
          <h3 className="text-sm text-muted">{title}</h3>
          <dl className="grid gap-2">
            {shortcuts.map((shortcut) => (
              <Line key={shortcut.words} {...shortcut} />
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

const Line = ({ keys, words }: ShortcutWords) => (
  <div className="flex items-center justify-between gap-5">
    <dt>{words}</dt>
    <dd className="flex flex-wrap justify-end gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{keySign(key)}</Kbd>
      ))}
    </dd>
  </div>
)
