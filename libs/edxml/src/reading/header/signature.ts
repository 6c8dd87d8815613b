import type { SignatureState } from '../../model/document.js';
import type { XmlElement } from '../../xml/element.js';
import { XMLDSIG_NAMESPACE } from '../../xml/names.js';

/** What stands where a signature should; an empty element is none. */
export const readSignature = (header: XmlElement): SignatureState => {
  const signature = header.children.find(
    ({ name, namespace, children, text }) =>
      (name === 'Signature' || name === 'DigitalSignature' || namespace === XMLDSIG_NAMESPACE) &&
      (children.length > 0 || text.trim() !== ''),
  );
  if (signature === undefined) return { state: 'absent' };
  const reason = signature.namespace === XMLDSIG_NAMESPACE ? 'not-verified' : 'no-xmldsig-namespace';
  return { state: 'unverifiable', reason };
};
