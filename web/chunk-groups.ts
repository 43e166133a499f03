import { fileURLToPath } from 'node:url'
import type { ChunkingContext, CodeSplittingGroup } from 'rolldown'

/** The modules that a first load begins with: of any page, of the way in, and of the work itself. */
const roots = {
  start: ['main.tsx'],
  entry: ['features/auth/sign-in-page.tsx', 'features/auth/sign-up-page.tsx'],
  work: ['app/shell/app-shell.tsx', 'app/home/home-page.tsx'],
}

type Kind = keyof typeof roots

const isEntry = (id: string) => id.endsWith('/main.tsx')

/** Few files for what is loaded first: each one costs a request, and is packed without knowing the others. */
export function chunkGroups(): CodeSplittingGroup[] {
  const known = new Map<Kind, Set<string>>()
  const isIn = (kind: Kind, id: string, context: ChunkingContext) => {
    const modules = known.get(kind) ?? reachedFrom(roots[kind], context)
    known.set(kind, modules)
    return modules.has(id)
  }
  const group = (name: string, priority: number, ...kinds: Kind[]): CodeSplittingGroup => ({
    // The entry waits for what may be fetched later, which in turn waits for the chunk it imports.
    name: (id, context) => (!isEntry(id) && kinds.every((kind) => isIn(kind, id, context)) ? name : null),
    debugName: name,
    priority,
  })
  return [
    group('start', 5, 'start'),
    group('common', 4, 'entry', 'work'),
    group('entry', 3, 'entry'),
    group('work', 2, 'work'),
    { name: 'forms', test: /node_modules.(react-hook-form|@hookform)/, priority: 1 },
    { name: 'overlays', test: /node_modules.(@radix-ui|@floating-ui|react-remove-scroll|aria-hidden)/, priority: 1 },
    { name: 'icons', test: /node_modules.lucide-react/, priority: 1 },
    { name: 'dates', test: /node_modules.@?date-fns/, priority: 1 },
  ]
}

/** Not among what is there already when a page is opened, and need not be named beside each page. */
export const isLater = (file: string) => !/^assets\/(start|common|work|index|rolldown-runtime)-/.test(file)

function reachedFrom(paths: readonly string[], context: ChunkingContext) {
  const reached = new Set<string>()
  const open = paths.map((path) => fileURLToPath(new URL(`src/${path}`, import.meta.url)))
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    open.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return reached
}
