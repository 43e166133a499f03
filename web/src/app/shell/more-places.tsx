import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Menu, MenuGroup, MenuItem } from '../../components/menu.tsx'
import { useMe } from '../../features/auth/account.queries.ts'
import { placesFor, sectionsOf, splitForPhone } from './places.ts'

/** The places that a thumb's width has no room for. */
export function MorePlaces({ trigger }: { trigger: ReactNode }) {
  const { permissions } = useMe()
  const navigate = useNavigate()
  return (
    <Menu trigger={trigger}>
      {sectionsOf(splitForPhone(placesFor(permissions)).rest).map(({ title, places }) => (
        <MenuGroup key={places[0]?.path} label={title}>
          {places.map(({ label, path, icon }) => (
            <MenuItem key={path} icon={icon} onSelect={() => void navigate(path)}>
              {label}
            </MenuItem>
          ))}
        </MenuGroup>
      ))}
    </Menu>
  )
}
