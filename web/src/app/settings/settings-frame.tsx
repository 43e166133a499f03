import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { PageHeader } from '../../components/page-header.tsx'
import { paths } from '../paths.ts'

const sections = [
  { to: paths.settings, label: 'Profile and appearance' },
  { to: paths.security, label: 'Security' },
  { to: paths.noticeSettings, label: 'Notices' },
]

interface SettingsFrameProps {
  title: string
  children: ReactNode
}

/** The settings' sections, and the one that is open. */
export const SettingsFrame = ({ title, children }: SettingsFrameProps) => (
  <div className="max-w-180">
    <PageHeader title={title} />
    <nav aria-label="Settings" className="-mt-2 mb-6 flex gap-5 overflow-x-auto border-b border-line">
      {sections.map(({ to, label }) => (
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
