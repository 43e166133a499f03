import type { Me } from '@medinotes/shared/access'
import { ArrowRightLeft } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { goWorkIn } from './go-work-in.ts'

/** The ways to every other organization of somebody who belongs to several. */
export const OrganizationSwitch = ({ me }: { me: Me }) =>
  me.organizations
    .filter(({ id }) => id !== me.organization?.id)
    .map(({ id, name }) => (
      <Button key={id} variant="primary" icon={ArrowRightLeft} onClick={() => void goWorkIn(id)}>
        Work at {name}
      </Button>
    ))
