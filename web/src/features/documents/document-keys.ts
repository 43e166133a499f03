/** Every query key about documents begins with one of these, so that a change reaches all of them. */
export const documentsKey = ['documents'] as const
export const bundlesKey = ['bundles'] as const
export const reportsKey = ['reports'] as const
export const retentionKey = ['retention'] as const
