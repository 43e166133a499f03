import { Link } from 'react-router'
import { useMe } from '../../features/auth/account.queries.ts'
import { paths } from '../paths.ts'
import { placesFor } from '../shell/places.ts'

const abouts: Record<string, string> = {
  [paths.organization]: 'Members, invitations and the name',
  [paths.adminPeople]: 'Accounts, and what they may do where',
  [paths.adminOrganizations]: 'Practices, firms and their plans',
  [paths.emergencyAccess]: 'Read notes when nobody else can',
  [paths.settings]: 'Your profile, security and theme',
}

/** The places that this person runs things from. */
export function QuickLinks() {
  const { permissions } = useMe()
  return (
    <section aria-labelledby="places" className="grid gap-3">
      <h2 id="places" className="text-lg">
        Where to
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {placesFor(permissions)
          .filter(({ path }) => path in abouts)
          .map(({ path, label, icon: Icon }) => (
            <li key={path}>
              <Link
                to={path}
                className="flex h-full items-start gap-3 rounded-md border border-line bg-raised px-4 py-3 transition-colors duration-150 hover:bg-hover"
              >
                <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
                <span className="grid gap-0.5">
                  <span className="font-medium">{label}</span>
                  <span className="text-muted">{abouts[path]}</span>
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}
