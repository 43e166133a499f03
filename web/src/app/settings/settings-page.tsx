import { planTerms } from '@medinotes/shared/plans'
import { Keyboard, LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Card, CardHeader } from '../../components/card.tsx'
import { ChoiceCards } from '../../components/choice-cards.tsx'
import { Link } from '../../components/link.tsx'
import { Switch } from '../../components/switch.tsx'
import { useMe } from '../../features/auth/account.queries.ts'
import { roleNames } from '../../features/organizations/role-names.ts'
import { switchCharacterKeys, useCharacterKeys } from '../../lib/character-keys.ts'
import { showShortcuts } from '../../lib/shortcut-sheet.ts'
import { chooseTheme, themes, useTheme } from '../../lib/theme.ts'
import { paths } from '../paths.ts'
import { leave } from '../shell/leave.ts'
import { themeOptions } from '../theme-options.ts'
import { SettingsFrame } from './settings-frame.tsx'

export function SettingsPage() {
  return (
    <SettingsFrame title="Settings">
      <div className="grid gap-6">
        <Profile />
        <Appearance />
        <KeyboardCard />
        <Card>
          <CardHeader title="Sign out" description="Ends your session in every tab of this browser." />
          <Button icon={LogOut} onClick={() => void leave()}>
            Sign out
          </Button>
        </Card>
      </div>
    </SettingsFrame>
  )
}

function Profile() {
  const { name, email, role, organization, plan } = useMe()
  return (
    <Card>
      <CardHeader title="Profile" description="As your organisation and your notes know you." />
      <dl className="grid gap-3 sm:grid-cols-[10rem_1fr]">
        <Fact name="Name">{name}</Fact>
        <Fact name="E-mail">{email}</Fact>
        <Fact name="Organisation">{organization?.name ?? 'None yet'}</Fact>
        <Fact name="Role">{role ? roleNames[role] : 'None yet'}</Fact>
        <Fact name="Plan">
          {organization ? <Link to={paths.plan}>{planTerms[plan].name}</Link> : planTerms[plan].name}
        </Fact>
      </dl>
    </Card>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-muted max-sm:-mb-2.5">{name}</dt>
    <dd className="min-w-0 font-medium break-words">{children}</dd>
  </>
)

function KeyboardCard() {
  const takesCharacters = useCharacterKeys()
  return (
    <Card>
      <CardHeader title="Keyboard" description="For this browser." />
      <div className="grid gap-4">
        <div className="flex items-center justify-between gap-4">
          <span className="grid gap-0.5">
            <span className="font-medium">Single-key shortcuts</span>
            <span className="text-muted">
              Letters, digits and signs without Ctrl or ⌘. Switch them off if speech or a slip of the hand presses them.
            </span>
          </span>
          <Switch
            label="Single-key shortcuts"
            checked={takesCharacters}
            onChange={(event) => switchCharacterKeys(event.target.checked)}
          />
        </div>
        <Button icon={Keyboard} onClick={() => showShortcuts(true)} className="justify-self-start">
          Show all shortcuts
        </Button>
      </div>
    </Card>
  )
}

function Appearance() {
  const theme = useTheme()
  const choose = (value: string) => {
    const chosen = themes.find((candidate) => candidate === value)
    if (chosen) chooseTheme(chosen)
  }
  return (
    <Card>
      <CardHeader title="Appearance" description="For this browser." />
      <ChoiceCards
        legend="Theme"
        name="theme"
        chosen={theme}
        onChange={(event) => choose(event.target.value)}
        options={themeOptions.map(({ value, label, icon }) => ({ value, title: label, icon }))}
      />
    </Card>
  )
}
