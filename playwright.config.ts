import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/testing/chromium.mjs'

const chromium = await findChromium()
if (!chromium) throw new Error('No Chromium was found. Install it, or name one with CHROMIUM_PATH.')

// Chromium keeps two pages ready behind the address bar of every window, half a second of computing each time. It
// heeds the last such list only, so what Playwright turns off itself stands here again.
const disabledFeatures = [
  'WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
  'LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch',
].join(',')

const lighthouse = '**/lighthouse.spec.ts'

export default defineConfig({
  testDir: 'web/e2e',
  // What is measured has the machine for itself.
  projects: [
    { name: 'journeys', testMatch: '**/*.spec.ts', testIgnore: lighthouse },
    { name: 'measured', testMatch: lighthouse, dependencies: ['journeys'] },
  ],
  outputDir: 'test-results',
  globalSetup: './web/e2e/global-setup.ts',
  workers: 3,
  fullyParallel: true,
  forbidOnly: process.env.CI === 'true',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'en-AU',
    timezoneId: 'Australia/Sydney',
    screenshot: 'only-on-failure',
    // What moves is drawn many times over; without motion the pages end up the same.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        // A page lives for seconds here: what optimising its code costs does not come back (a tenth of the whole, measured).
        '--js-flags=--no-turbofan --no-maglev',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A microphone that beeps, for dictations.
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--disable-features=${disabledFeatures}`,
      ],
    },
  },
})
