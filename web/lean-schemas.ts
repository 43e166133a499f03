import type { Plugin } from 'vite'

/** Leaves out of zod what describes a schema as JSON Schema: the service does so, the page never. */
export function leanSchemas(): Plugin {
  return {
    name: 'lean-schemas',
    apply: 'build',
    transform: {
      filter: { id: /zod\/v4\/classic\/schemas\.js$/ },
      handler: (code) =>
        code
          .replaceAll(/inst\._zod\.processJSONSchema = .*;$/gm, '')
          .replaceAll(/create(Standard|To)JSONSchemaMethod\(this, [^)]*\)(\(params\))?/g, 'undefined'),
    },
  }
}
