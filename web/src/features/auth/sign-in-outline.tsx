import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { AuthLayout } from './auth-layout.tsx'
import { DemoAccountList } from './demo-account-list.tsx'
import { PasswordFields } from './password-fields.tsx'

/** The sign-in page as it is painted before the application is there: its links work, its fields wait. */
export const SignInOutline = () => (
  <div data-outline aria-busy="true">
    <AuthLayout
      title="Sign in"
      description={
        <>
          New here? <Link to={paths.signUp}>Create an account</Link>
        </>
      }
    >
      <fieldset disabled className="grid gap-4 [&_:disabled]:opacity-100! [&_input]:bg-raised!">
        <PasswordFields />
      </fieldset>
      <fieldset disabled className="hidden demo:block [&_:disabled]:opacity-100!">
        <DemoAccountList />
      </fieldset>
    </AuthLayout>
  </div>
)
