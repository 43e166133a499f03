import { expect, type Page } from '@playwright/test'
import type { Account } from './accounts.ts'
import { createAuthenticator } from './authenticator.ts'

/** From the page that offers it as far as the code to scan; `finish` shows the app's code, `keep` takes the backup codes. */
export async function beginAuthenticator(page: Page, { password }: Pick<Account, 'password'>) {
  await page.getByRole('main').getByRole('button', { name: 'Set up an authenticator app' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(password)
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible()
  const authenticator = createAuthenticator(await dialog.getByRole('code').innerText())
  const code = dialog.getByRole('textbox', { name: 'Code from the app' })
  const codes = dialog.getByRole('list', { name: 'Backup codes' })
  const enter = async (text: string) => {
    await code.fill(text)
    await dialog.getByRole('button', { name: 'Turn it on' }).click()
  }
  return {
    authenticator,
    code,
    enter,
    async finish() {
      await enter(await authenticator.nextCode())
      await expect(codes).toBeVisible()
    },
    async keep() {
      const texts = await codes.getByRole('listitem').allInnerTexts()
      await dialog.getByRole('button', { name: 'I have kept them' }).click()
      await expect(dialog).toBeHidden()
      return texts
    },
  }
}
