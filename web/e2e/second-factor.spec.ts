import type { Page } from '@playwright/test'
import { accountForm, linkTo, newAccount, signIn, signOut, signUp, type Account } from './accounts.ts'
import type { Authenticator } from './authenticator.ts'
import { expect, test } from './journey.ts'
import { tabTo, typeInto } from './keyboard.ts'
import { beginAuthenticator } from './second-factor.ts'

// The browser's own lines about what the service refuses along the way.
test.use({ expectedFaults: [/4(0[13]|22).*\/api\//] })

const main = (page: Page) => page.getByRole('main')
const dialog = (page: Page) => page.getByRole('dialog')
const appCode = (page: Page) => page.getByRole('textbox', { name: /code of your authenticator app/i })

/** From the sign-in page to the first page, with the second factor, without a mouse. */
async function signInByKeyboard(page: Page, account: Account, authenticator: Authenticator) {
  await page.goto('/sign-in')
  await typeInto(page, accountForm(page).email, account.email)
  await typeInto(page, accountForm(page).password, account.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible()
  await expect(appCode(page)).toBeFocused()
  await page.keyboard.type(await authenticator.nextCode())
  await tabTo(page, page.getByRole('checkbox', { name: /trust this device/i }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Sign in', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/app')
}

async function chooseNewPassword(page: Page, account: Account, password: string) {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: /forgot/i }).click()
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  await accountForm(page).email.fill(account.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeFocused()
  const link = await linkTo(page, '/reset-password', account.email)
  await page.goto(link)
  await expect(page).toHaveURL('/reset-password')
  const field = page.getByRole('textbox', { name: 'New password' })
  await field.fill('password12345')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(field).toHaveAccessibleDescription(/commonly used/i)
  await field.fill(password)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible()
  return link
}

test('a second factor is turned on, asked for, spared on a trusted device, and asked for where it matters', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const account = newAccount('Beatrix Olsen')
  await signUp(page, /clinician/i, account)
  await page.goto('/app/settings/security')
  const setUp = await beginAuthenticator(page, account)
  const { authenticator } = setUp
  await setUp.enter('000000')
  await expect(setUp.code).toHaveAccessibleDescription(/not right/i)
  await setUp.finish()
  const codes = await setUp.keep()
  await expect(main(page).getByText('Set up', { exact: true })).toBeVisible()
  expect(codes.length).toBeGreaterThanOrEqual(8)

  await test.step('signs in with it by keyboard and trusts the device', async () => {
    await signOut(page)
    await signInByKeyboard(page, account, authenticator)
  })

  await test.step('is spared it there, until something needs a fresh proof', async () => {
    await signOut(page)
    await page.goto('/sign-in')
    await signIn(page, account)
    await expect(page).toHaveURL('/app')
    await page.goto('/app/organization')
    await main(page)
      .getByRole('button', { name: /invite/i })
      .first()
      .click()
    await dialog(page)
      .getByRole('textbox', { name: /e-mail/i })
      .fill(newAccount('A colleague').email)
    await dialog(page)
      .getByRole('button', { name: /invite|send/i })
      .last()
      .click()
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await expect(proof).toBeVisible()
    await appCode(page).fill(await authenticator.nextCode())
    await proof.getByRole('button', { name: 'Confirm' }).click()
    await expect(proof).toBeHidden()
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  await test.step('loses the phone and the password, and comes back by mail and a backup code', async () => {
    await signOut(page)
    const link = await chooseNewPassword(page, account, 'cobalt heron winter ladder')
    await page.getByRole('link', { name: 'Sign in' }).click()
    await signIn(page, { ...account, password: 'cobalt heron winter ladder' })
    await page.getByRole('button', { name: 'Backup code' }).click()
    await page.getByRole('textbox', { name: 'Backup code' }).fill(codes[0] ?? '')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).toHaveURL('/app')
    await page.goto('/app/settings/security')
    await expect(page.getByText(`${codes.length - 1} left`)).toBeVisible()
    await page.goto(link)
    await page.getByRole('textbox', { name: 'New password' }).fill('another heron winter ladder')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  })
})
