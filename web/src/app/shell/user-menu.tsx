import { CircleQuestionMark, Compass, Keyboard, LogOut, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { useMe } from '../../features/auth/account.queries.ts'
import { goWorkIn } from '../../features/organizations/go-work-in.ts'
import { showShortcuts } from '../../lib/shortcut-sheet.ts'
import { chooseTheme, useTheme } from '../../lib/theme.ts'
import { paths } from '../paths.ts'
import { showTour } from '../tour/tour-state.ts'
import { themeOptions } from '../theme-options.ts'
import { leave } from './leave.ts'

/** Who one is, and what is one's own. */
export function UserMenu({ trigger }: { trigger: ReactNode }) {
  const me = useMe()
  const navigate = useNavigate()
  const theme = useTheme()
  return (
    <Menu trigger={trigger}>
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
      <MenuItem icon={Compass} onSelect={() => showTour(true)}>
        Show me around
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
