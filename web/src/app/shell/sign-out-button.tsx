import { LogOut } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { leave } from './leave.ts'

export const SignOutButton = () => (
  <Button icon={LogOut} onClick={() => void leave()}>
    Sign out
  </Button>
)
