import { OrganizationSwitcher, UserButton, useUser } from '@clerk/react'
import { Monitor, Moon, Settings, Sun } from 'lucide-react'
import { useNavigate } from 'react-router'
import { paths } from '../../app/paths.ts'
import { chooseTheme, themes, useTheme } from '../../lib/theme.ts'

const themeNames = { light: 'Light theme', dark: 'Dark theme', system: 'Theme as the system' }
const themeIcons = { light: Sun, dark: Moon, system: Monitor }

/** In the top bar: Clerk's menu of the account, with our settings and theme in it, and its organizations where there are any. */
export function ClerkAccountButton() {
  const navigate = useNavigate()
  const theme = useTheme()
  const { user } = useUser()
  const others = themes.filter((other) => other !== theme)
  return (
    <div className="flex items-center gap-3">
      {(user?.organizationMemberships.length ?? 0) > 0 && <OrganizationSwitcher hidePersonal={false} />}
      <UserButton>
        <UserButton.MenuItems>
          <UserButton.Action
            label="Settings"
            labelIcon={<Settings aria-hidden className="size-4" />}
            onClick={() => void navigate(paths.settings)}
          />
          {others.map((other) => {
            const Icon = themeIcons[other]
            return (
              <UserButton.Action
                key={other}
                label={themeNames[other]}
                labelIcon={<Icon aria-hidden className="size-4" />}
                onClick={() => chooseTheme(other)}
              />
            )
          })}
        </UserButton.MenuItems>
      </UserButton>
    </div>
  )
}
