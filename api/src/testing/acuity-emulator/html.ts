const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For text and for attributes in double quotes. */
export const escaped = (text: string | number) => String(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
