import type { Me } from '@medinotes/shared/access'
import { CircleQuestionMark, Keyboard, LogOut, Settings } from 'lucide-react'
import { useNavigate } from 'react-router'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { goWorkIn } from '../../features/organizations/go-work-in.ts'
import { showShortcuts } from '../../lib/shortcut-sheet.ts'
import { chooseTheme, useTheme } from '../../lib/theme.ts'
import { paths } from '../paths.ts'
import { themeOptions } from '../theme-options.ts'
import { leave } from './leave.ts'

// "Dr Mia Nguyen" is MN: titles say nothing about who it is.
function initials(name: string) {
  const names = name.split(/\s+/).filter((part) => part && !/^(a\/prof|assoc|prof|dr|mr|mrs|ms|mx)\.?$/i.test(part))
  return [names[0], names.length > 1 ? names.at(-1) : undefined].map((part) => part?.[0]?.toUpperCase() ?? '').join('')
}

export function UserMenu({ me }: { me: Me }) {
  const navigate = useNavigate()
  const theme = useTheme()
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="grid size-9 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent transition-colors duration-150 hover:bg-accent hover:text-accent-text pointer-coarse:size-11"
        >
          {initials(me.name) || '?'}
          <span className="sr-only">, account of {me.name}</span>
        </button>
      }
    >
      <div className="max-w-64 px-2.5 py-2">
        <p className="truncate font-medium">{me.name}</p>
        <p className="truncate text-xs text-muted">{me.email}</p>
        {me.organization && me.organizations.length === 1 && (
          <p className="truncate text-xs text-muted">{me.organization.name}</p>
        )}
      </div>
      <MenuSeparator />
      {me.organization && me.organizations.length > 1 && (
        <>
          <MenuChoice
            label="Organisation"
            value={me.organization.id}
            options={me.organizations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => void goWorkIn(id)}
          />
          <MenuSeparator />
        </>
      )}
      <MenuChoice label="Theme" value={theme} options={themeOptions} onChange={chooseTheme} />
      <MenuSeparator />
      <MenuItem icon={Settings} onSelect={() => void navigate(paths.settings)}>
        Settings
      </MenuItem>
      <MenuItem icon={Keyboard} onSelect={() => showShortcuts(true)}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={CircleQuestionMark} onSelect={() => void navigate(paths.help)}>
        Help
      </MenuItem>
      <MenuItem icon={LogOut} onSelect={() => void leave()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
