import type { Permission } from '@medinotes/shared/permissions'
import { type ReactNode, useEffect, useRef } from 'react'
import { NavLink } from 'react-router'
import { useMe } from '../../features/auth/account.queries.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { paths } from '../paths.ts'

const sections: readonly { to: string; label: string; permission?: Permission }[] = [
  { to: paths.settings, label: 'Profile' },
  { to: paths.security, label: 'Security' },
  { to: paths.noticeSettings, label: 'Notices' },
  { to: paths.calendarFeed, label: 'Calendar', permission: 'booking:read' },
]

interface SettingsFrameProps {
  title: string
  children: ReactNode
}

/** The settings' sections, and the one that is open. */
export function SettingsFrame({ title, children }: SettingsFrameProps) {
  const { permissions } = useMe()
  const nav = useRef<HTMLElement>(null)
  // Where they do not all fit, with large text, the open one is in sight.
  useEffect(() => {
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [])
  return (
    <div className="max-w-180">
      <PageHeader title={title} />
      <nav ref={nav} aria-label="Settings" className="-mt-2 mb-6 flex gap-5 overflow-x-auto border-b border-line">
        {sections
          .filter(({ permission }) => !permission || permissions.includes(permission))
          .map(({ to, label }) => (
            <NavLink
              key={to}
              to={to}
              end
              className="-mb-px flex h-10 items-center border-b-2 border-transparent font-medium whitespace-nowrap text-muted transition-colors duration-150 -outline-offset-2 hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text pointer-coarse:h-11"
            >
              {label}
            </NavLink>
          ))}
      </nav>
      {children}
    </div>
  )
}
