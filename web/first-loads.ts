import { brotliCompressSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

interface FirstLoad {
  /** Beside the page's entry: the modules of its routes. */
  routes: readonly string[]
  /** Of all JavaScript that is fetched before somebody can use it, packed as the browser gets it. */
  budgetKb: number
}

const firstLoads: Record<string, FirstLoad> = {
  '/app': { routes: ['app/shell/app-shell.tsx', 'app/home/home-page.tsx'], budgetKb: 160 },
  '/sign-in': { routes: ['features/auth/sign-in-page.tsx'], budgetKb: 190 },
}

/** Refuses a build whose first loads are over their budgets, and says what is in them. */
export function firstLoadBudgets(): Plugin {
  return {
    name: 'first-load-budgets',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        for (const [path, { routes, budgetKb }] of Object.entries(firstLoads)) {
          const loaded = loadedWith(routes, chunks)
          const kb = loaded.reduce((sum, { code }) => sum + brotliCompressSync(code).length, 0) / 1000
          if (kb > budgetKb) this.error(overBudget(path, kb, budgetKb, loaded))
        }
      },
    },
  }
}

/** The entry, the chunks of the routes and all that these import. */
function loadedWith(routes: readonly string[], chunks: readonly Rolldown.OutputChunk[]) {
  const holds = (path: string) => (chunk: Rolldown.OutputChunk) =>
    chunk.facadeModuleId?.endsWith(`/src/${path}`) || chunk.moduleIds.some((id) => id.endsWith(`/src/${path}`))
  const open = chunks.filter((chunk) => chunk.isEntry || routes.some((path) => holds(path)(chunk)))
  for (const path of routes) if (!open.some(holds(path))) throw new Error(`No chunk holds ${path}`)
  const loaded = new Set<Rolldown.OutputChunk>()
  for (let chunk = open.pop(); chunk; chunk = open.pop()) {
    const { imports } = chunk
    if (!loaded.has(chunk)) open.push(...chunks.filter(({ fileName }) => imports.includes(fileName)))
    loaded.add(chunk)
  }
  return [...loaded]
}

const shownParts = 25

function overBudget(path: string, kb: number, budgetKb: number, loaded: readonly Rolldown.OutputChunk[]) {
  const parts = new Map<string, number>()
  for (const { modules } of loaded)
    for (const [id, { renderedLength }] of Object.entries(modules))
      parts.set(partOf(id), (parts.get(partOf(id)) ?? 0) + renderedLength)
  const largest = [...parts].toSorted(([, a], [, b]) => b - a).slice(0, shownParts)
  const lines = largest.map(([part, length]) => `${(length / 1000).toFixed(1).padStart(8)} kB  ${part}`)
  return `The first load of ${path} is ${kb.toFixed(1)} kB of JavaScript (brotli), over its ${budgetKb}. Before packing:\n${lines.join('\n')}`
}

/** A package, or a folder of ours. */
const partOf = (id: string) =>
  /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? /\/((?:web|shared)\/src\/.*)/.exec(id)?.[1] ?? id
