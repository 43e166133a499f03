import { useMe } from '../../features/auth/account.queries.ts'
import { MenuButton } from '../../components/menu-button.tsx'
import { onDemand } from '../../components/on-demand.tsx'

const UserMenu = onDemand(async () => (await import('./user-menu.tsx')).UserMenu)

// "Dr Mia Nguyen" is MN: titles say nothing about who it is.
function initials(name: string) {
  const names = name.split(/\s+/).filter((part) => part && !/^(a\/prof|assoc|prof|dr|mr|mrs|ms|mx)\.?$/i.test(part))
  return [names[0], names.length > 1 ? names.at(-1) : undefined].map((part) => part?.[0]?.toUpperCase() ?? '').join('')
}

export function AccountButton() {
  const { name } = useMe()
  return (
    <MenuButton
      menu={UserMenu}
      className="grid size-9 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent transition-colors duration-150 hover:bg-accent hover:text-accent-text pointer-coarse:size-11"
    >
      {initials(name) || '?'}
      <span className="sr-only">, account of {name}</span>
    </MenuButton>
  )
}
