import { parseArgs } from 'node:util'
import { referenceFieldId } from './account.ts'
import { startAcuityEmulator } from './acuity-emulator.ts'

const usage = `npm run acuity-emulator -- [--port 9797]: an Acuity on this machine, to try the product against. Its dashboard is at the address it prints.`

const { values } = parseArgs({
  options: { port: { type: 'string', default: '9797' }, help: { type: 'boolean', default: false } },
})

if (values.help) {
  console.log(usage)
} else {
  const { baseUrl, account } = await startAcuityEmulator({ port: Number(values.port) })
  console.log(`The dashboard is at ${new URL('/', baseUrl).href}. Start the product with

ACUITY_BASE_URL=${baseUrl} ACUITY_USER_ID=${account.userId} ACUITY_API_KEY=${account.apiKey} \\
  ACUITY_REFERENCE_FIELD_ID=${referenceFieldId} ACUITY_CLIENT_ID=${account.clientId} ACUITY_CLIENT_SECRET=${account.clientSecret} npm start`)
}
