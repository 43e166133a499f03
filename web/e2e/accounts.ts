import { inboxSchema } from '@medinotes/shared/notices'
import { expect, type Page } from '@playwright/test'

const goodPassword = 'tandem gravel ochre lantern'

export interface Account {
  name: string
  email: string
  password: string
}

let made = 0

/** Somebody nobody has heard of yet. */
export function newAccount(name: string): Account {
  made += 1
  const local = `${name.toLowerCase().replaceAll(/\W/g, '')}-${process.pid}-${Date.now()}-${made}`
  return { name, email: `${local}@example.test`, password: goodPassword }
}

/** The latest text that would have been sent to this address or number; it is written beside the request that asks for it. */
export async function sentTo(page: Page, recipient: string, saying: RegExp) {
  let found: string | undefined
  await expect
    .poll(
      async () => {
        const { items } = inboxSchema.parse(await (await page.request.get('/api/inbox')).json())
        found = items.find((notice) => notice.recipient === recipient && saying.test(notice.text))?.text
        return found
      },
      `a message to ${recipient.split('@')[0]}`,
    )
    .toBeDefined()
  return found ?? ''
}

/** The link of the latest mail that leads to this page. */
export async function linkTo(page: Page, path: string, recipient: string) {
  const pattern = new RegExp(`https?://\\S+${path}#\\S+`)
  return pattern.exec(await sentTo(page, recipient, pattern))?.[0] ?? ''
}

export const accountForm = (page: Page) => ({
  email: page.getByRole('textbox', { name: 'E-mail' }),
  password: page.getByRole('textbox', { name: 'Password', exact: true }),
})

/** From the sign-up page, through the mail, to the first page of the new account. */
export async function signUp(page: Page, kind: RegExp, account: Account) {
  await page.goto('/sign-up')
  await page.getByRole('group').getByText(kind).first().click()
  await expect(page.getByRole('radio', { name: kind })).toBeChecked()
  await page.getByRole('textbox', { name: 'Name' }).fill(account.name)
  await accountForm(page).email.fill(account.email)
  await accountForm(page).password.fill(account.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeFocused()
  await page.goto(await linkTo(page, '/verify-email', account.email))
  await expect(page).toHaveURL('/app')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(account.name)
}

export async function signIn(page: Page, { email, password }: Account) {
  await accountForm(page).email.fill(email)
  await accountForm(page).password.fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function signOut(page: Page) {
  await page.getByRole('button', { name: /account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/')
}
