import { Failure, runCommand } from './bootstrap/command.mjs'
import { prepareProduct } from './bootstrap/prepare.mjs'
import { assembleImage } from './image/assemble.mjs'

const help = `
node scripts/assemble-image.mjs FOLDER: lays out under FOLDER what the image holds beside its base; the Dockerfile runs it.
Needs strip, of Debian's package binutils.`

const folder = process.argv[2]

await runCommand({
  help,
  options: [folder],
  main: async () => {
    if (folder === undefined) throw new Failure(help.trim())
    await assembleImage(folder, await prepareProduct())
  },
})
