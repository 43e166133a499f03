import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** The one module that names all icons. */
const barrel = fileURLToPath(new URL('../esm/lucide-react.mjs', import.meta.resolve('lucide-react')))

/** Has each icon imported from its own file, so that the build sees which part of the page needs which. */
export function iconImports(): Plugin {
  const files = new Map<string, string>()
  return {
    name: 'icon-imports',
    apply: 'build',
    // By then the types are gone from the imports.
    enforce: 'post',
    buildStart() {
      for (const [, names = '', path = ''] of readFileSync(barrel, 'utf8').matchAll(
        /export \{([^}]*)\} from '([^']*)'/g,
      ))
        for (const [, name = ''] of names.matchAll(/default as (\w+)/g)) files.set(name, join(dirname(barrel), path))
    },
    transform(code) {
      return code.replace(/import \{([^}]*)\} from "lucide-react"/g, (_, names: string) =>
        names
          .split(',')
          .map((each) => {
            const [name = '', alias = name] = each.trim().split(' as ')
            const file = files.get(name)
            if (file === undefined) throw new Error(`lucide-react has no icon ${name}`)
            return `import ${alias} from ${JSON.stringify(file)}`
          })
          .join(';'),
      )
    },
  }
}
