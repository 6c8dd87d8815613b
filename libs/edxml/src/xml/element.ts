/** An element of the message as far as its model needs it. */
export interface XmlElement {
  /** Local name; `*` for a name that the standard does not know, or of a foreign namespace. */
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
  /** By local name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);
