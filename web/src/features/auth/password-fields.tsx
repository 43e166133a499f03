import type { ComponentProps } from 'react'
import { paths } from '../../app/paths.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Link } from '../../components/link.tsx'
import { PasswordInput } from './password-input.tsx'

interface PasswordFieldsProps {
  email?: ComponentProps<'input'>
  password?: ComponentProps<'input'>
  errors?: { email?: { message?: string } | undefined; password?: { message?: string } | undefined }
  loading?: boolean
}

/** As they are filled in, and as they stand while the application is on its way. */
export const PasswordFields = ({ email, password, errors, loading = false }: PasswordFieldsProps) => (
  <>
    <Field label="E-mail" error={errors?.email?.message}>
      <Input type="email" autoComplete="username" autoCapitalize="none" {...email} />
    </Field>
    <Field label="Password" error={errors?.password?.message}>
      <PasswordInput autoComplete="current-password" {...password} />
    </Field>
    <p className="-mt-2 text-xs">
      <Link to={paths.forgotPassword}>Forgot your password?</Link>
    </p>
    <Button type="submit" variant="primary" size="lg" loading={loading}>
      Sign in
    </Button>
  </>
)
