import type { Permission } from '@medinotes/shared/permissions'
import { FilePlus2, Files, House, Settings, type LucideIcon } from 'lucide-react'
import { paths } from '../paths.ts'

export interface Place {
  label: string
  path: string
  icon: LucideIcon
  /** Hidden from those without it; the guard and the service refuse them too. */
  permission?: Permission
  /** Active on this address only, not on those below it. */
  exact?: boolean
}

const places: readonly Place[] = [
  { label: 'Home', path: paths.home, icon: House, exact: true },
  { label: 'New note', path: paths.newConsultation, icon: FilePlus2, permission: 'consultation:write' },
  { label: 'Notes', path: paths.consultations, icon: Files, permission: 'consultation:read', exact: true },
  { label: 'Settings', path: paths.settings, icon: Settings },
]

export const placesFor = (permissions: readonly Permission[]) =>
  places.filter(({ permission }) => !permission || permissions.includes(permission))
