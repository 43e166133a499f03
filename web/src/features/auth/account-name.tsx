import { Input } from '../../components/input.tsx'
import { useMe } from './account.queries.ts'

/** For password managers alone: which account a password beside it is of. */
export const AccountName = () => (
  <Input type="email" autoComplete="username" aria-label="E-mail" value={useMe().email} readOnly hidden />
)
