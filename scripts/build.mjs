import { runCommand } from './bootstrap/command.mjs'
import { prepareTools } from './bootstrap/prepare.mjs'
import { ensureProduct } from './bootstrap/product.mjs'

const help = `
npm run build: builds the page into web/dist and the service into api/dist, changed or not.
`

await runCommand({ help, main: async () => ensureProduct(await prepareTools(), { always: true }) })
