/** edXML, under whichever of its names. */
export const isXml = (contentType: string): boolean => /^(application|text)\/(edxml\+)?xml\b/i.test(contentType.trim());
