import { readFile } from 'node:fs/promises'
import { Failure, runCommand } from './bootstrap/command.mjs'
import { inRoot } from './bootstrap/paths.mjs'
import { createTools } from './deploy/tools.mjs'
import { secretsIn } from './secrets/secrets-in.mjs'

const help = `
npm run secrets: looks through every file that git knows, or would add, for keys, tokens and passwords that must not be there.
`

const binary = /\.(png|jpe?g|heic|tiff?|pdf|docx|woff2?|ico|gz|wasm|bin)$/i

await runCommand({
  help,
  main: async () => {
    const { run } = createTools()
    const listed = await run('git', ['-C', inRoot(), 'ls-files', '--cached', '--others', '--exclude-standard', '-z'])
    const names = listed.split('\0').filter((name) => name !== '' && !binary.test(name))
    const found = await Promise.all(
      names.map(async (name) => {
        const text = await readFile(inRoot(name), 'utf8').catch(() => '')
        return secretsIn(text).map(({ line, what }) => `${name}:${line} has what looks like ${what}`)
      }),
    )
    // Where it is and what it is, never the secret itself: this is shown by CI.
    if (found.flat().length > 0)
      throw new Failure(`${found.flat().join('\n')}\n\nTake it out, and renew it: what was committed counts as known.`)
    console.log(`No secret in ${names.length} files`)
  },
})
