import { ensureDependencies } from './dependencies.mjs'
import { ensureProduct } from './product.mjs'
import { findRuntime } from './runtime.mjs'

/** Everything between a fresh clone and a product that can run. Later, when nothing changed, it takes no time. */
export async function prepareProduct() {
  const runtime = await prepareTools()
  await ensureProduct(runtime)
  return runtime
}

export async function prepareTools() {
  const runtime = await findRuntime()
  await ensureDependencies(runtime)
  return runtime
}
