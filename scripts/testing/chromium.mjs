import { constants } from 'node:fs'
import { access } from 'node:fs/promises'

const usualPlaces = [
  // Without a window's furniture, which tests would only wait for.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser for tests: the one named by CHROMIUM_PATH, or else the first of the usual places. */
export async function findChromium() {
  const { CHROMIUM_PATH: named } = process.env
  for (const path of named ? [named] : usualPlaces) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return path
  }
  return null
}
