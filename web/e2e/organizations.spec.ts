import type { Page } from '@playwright/test'
import { type Account, accountForm, linkTo, newAccount, sentTo } from './accounts.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

const admin = 'admin@demo.test'
const practice = 'Harbour Medico-Legal'

// What a change elsewhere may take to show: the service's own five seconds are part of it.
const soon = { timeout: 5000 }

test.use({
  // The browser's own lines about what was refused on the way.
  expectedFaults: [/40[139] .*\/api\//],
})

const row = (page: Page, table: string, words: string) =>
  page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: words })

const dialog = (page: Page) => page.getByRole('dialog').last()

async function invite(page: Page, { email }: Account) {
  await page.goto('/app/organization')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await dialog(page).getByRole('textbox', { name: 'E-mail' }).fill(email)
  await dialog(page).getByText('Specialist', { exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Send the invitation' }).click()
  await expect(row(page, 'Invitations', email)).toContainText('Specialist')
}

/** From the link of the invitation through an account of their own into the organization. */
async function comeIn(page: Page, account: Account) {
  await page.goto(await linkTo(page, '/invitation', account.email))
  await expect(page.getByRole('heading', { name: `Join ${practice}` })).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(account.name)
  await accountForm(page).email.fill(account.email)
  await accountForm(page).password.fill(account.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible()
  await page.goto(await linkTo(page, '/verify-email', account.email))
  await page.getByRole('button', { name: `Join ${practice}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(account.name)
  await expect(page.getByRole('button', { name: `Join ${practice}` })).toHaveCount(0)
}

const organizationName = async (page: Page) => {
  await page.goto('/app/organization')
  await expect(page.getByRole('table', { name: 'Members' })).toBeVisible()
  return page.getByRole('heading', { level: 1 }).innerText()
}

test('somebody invited signs up, joins, switches, and loses at once what is taken from them', async ({
  page,
  browser,
  product,
}) => {
  const account = newAccount('Isadora Quince')
  const elsewhere = await browser.newContext({ baseURL: product.url })
  const other = await elsewhere.newPage()
  await signInQuietly(page, admin)

  await test.step('joins by the link of the invitation', async () => {
    await invite(page, account)
    const link = await linkTo(page, '/invitation', account.email)
    await comeIn(other, account)
    await other.goto(link)
    await expect(other.getByRole('heading', { name: 'This invitation was used' })).toBeVisible()
    await page.reload()
    await expect(row(page, 'Members', account.email)).toContainText('Specialist')
    await expect(row(page, 'Invitations', account.email)).toHaveCount(0)
  })

  const own = await test.step('switches to their own practice and back', async () => {
    expect(await organizationName(other)).toBe(practice)
    await other.getByRole('button', { name: /account of/ }).click()
    await other.getByRole('group', { name: 'Organisation' }).getByRole('menuitemradio', { checked: false }).click()
    await expect(other).toHaveURL('/app')
    const name = await organizationName(other)
    expect(name).not.toBe(practice)
    return name
  })

  await test.step('is told of a suspension within seconds, and works elsewhere', async () => {
    await page.goto('/app/admin/organizations')
    await page.getByRole('searchbox', { name: 'Name' }).fill(own)
    await page.getByRole('button', { name: `Actions for ${own}` }).click()
    await page.getByRole('menuitem', { name: 'Suspend' }).click()
    await dialog(page).getByRole('button', { name: 'Suspend' }).click()
    await expect(other.getByRole('heading', { name: `${own} is suspended` })).toBeVisible(soon)
    await other.getByRole('button', { name: `Work at ${practice}` }).click()
    await expect(other.getByRole('link', { name: 'New note' }).first()).toBeVisible()
  })

  await test.step('loses an open page within seconds of a demotion, without a reload', async () => {
    await other.goto('/app/consultations/new')
    await expect(other.getByRole('button', { name: 'Write the note' })).toBeVisible()
    await page.goto('/app/organization')
    await page.getByRole('button', { name: `Actions for ${account.name}` }).click()
    await page.getByRole('menuitem', { name: 'Change role' }).click()
    await dialog(page).getByText('Referrer', { exact: true }).click()
    await dialog(page).getByRole('button', { name: 'Change role' }).click()
    await expect(other.getByRole('heading', { name: /not for your role/i })).toBeVisible(soon)
    await expect(other.getByRole('link', { name: 'New note' })).toHaveCount(0)
    await expect(row(page, 'Members', account.email)).toContainText('Referrer')
  })
  await elsewhere.close()
})

test('an invitation that is opened by somebody else says whom it is for, and waits for them', async ({ page }) => {
  const account = newAccount('Leander Poole')
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /Priya Raman/ }).click()
  await expect(page).toHaveURL('/app')
  await invite(page, account)
  await page.goto(await linkTo(page, '/invitation', account.email))
  await expect(page.getByText(/invitation is for somebody else/i)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Join' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Create an account' })).toBeVisible()
  await expect(page.getByRole('heading', { name: `Join ${practice}` })).toBeVisible()
})

test('the last person who runs an organisation cannot leave it, and is told why', async ({ page }) => {
  await signInQuietly(page, admin)
  await page.goto('/app/organization')
  await page.getByRole('button', { name: 'Actions for Priya Raman' }).click()
  await page.getByRole('menuitem', { name: 'Leave the organisation' }).click()
  await dialog(page).getByRole('button', { name: 'Leave' }).click()
  await expect(dialog(page).getByRole('alert')).toContainText(/last person who runs/i)
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(row(page, 'Members', admin)).toContainText('Administrator')
})

test('emergency access shows every note to read only, tells everyone, and ends at once', async ({ page }) => {
  const reason = 'The clinician is on a flight and the hospital calls.'
  await signInQuietly(page, admin)
  await page.goto('/app/emergency-access')
  await page.getByRole('button', { name: 'Open emergency access' }).click()
  await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveAccessibleDescription(/say why/i)
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await page.getByRole('button', { name: 'Open emergency access' }).click()
  const banner = page.getByRole('status').filter({ hasText: /emergency access is open until/i })
  await expect(banner).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: reason })).toContainText('Priya Raman')
  expect(await sentTo(page, admin, /opened emergency access/)).toContain('/app/emergency-access')

  await banner.getByRole('link', { name: 'See the notes' }).click()
  await page.getByRole('table', { name: 'Notes' }).getByRole('link').first().click()
  await expect(page.locator('[data-pane="draft"]').getByRole('region').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'New note' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^(stop|continue)$/i })).toHaveCount(0)

  await banner.getByRole('button', { name: 'End now' }).click()
  await expect(page.getByRole('heading', { name: /not for your role/i })).toBeVisible(soon)
  await expect(banner).toBeHidden()
  await page.goto('/app/emergency-access')
  const entry = page.getByRole('listitem').filter({ hasText: reason })
  await expect(entry).toContainText('Not reviewed yet')
  await expect(entry).toContainText('Somebody else who runs the practice reviews it.')
})
