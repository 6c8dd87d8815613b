/** Where the parties of a document stand in what was sent; empty where they come from the transfer. */
export interface PartyPlaces {
  readonly from: string;
  /** Of each recipient that has a place in the edXML, in its order. */
  readonly to: readonly string[];
}

const HEADER = '/edXML/edXMLEnvelope/edXMLHeader/';

/** Names of elements under their parent, and the members of the JSON document that they are written of. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^MessageHeader\/DocumentId$/, 'documentId'],
  [/^MessageHeader\/Code\/CodeNumber$/, 'number'],
  [/^MessageHeader\/Code\/CodeNotation$/, 'notation'],
  [/^MessageHeader\/PromulgationInfo\/Place$/, 'place'],
  [/^MessageHeader\/PromulgationInfo\/PromulgationDate$/, 'promulgatedOn'],
  [/^MessageHeader\/DocumentType(?:\/|$)/, 'typeName'],
  [/^MessageHeader\/Subject$/, 'subject'],
  [/^MessageHeader\/Content$/, 'content'],
  [/^MessageHeader\/SignerInfo\/Competence$/, 'signer/competence'],
  [/^MessageHeader\/SignerInfo\/Position$/, 'signer/position'],
  [/^MessageHeader\/SignerInfo\/FullName$/, 'signer/fullName'],
  [/^MessageHeader\/DueDate$/, 'dueOn'],
  [/^MessageHeader\/OtherInfo\/Priority$/, 'priority'],
  [/^MessageHeader\/SteeringType$/, 'steeringType'],
  [/^MessageHeader\/ToPlaces(?:\/|$)/, 'toPlaces'],
  [/^MessageHeader\/ResponseFor\[(\d+)\]\/OrganId$/, 'responseTo/#/organId'],
  [/^MessageHeader\/ResponseFor\[(\d+)\]\/Code$/, 'responseTo/#/code'],
  [/^MessageHeader\/ResponseFor\[(\d+)\]\/PromulgationDate$/, 'responseTo/#/promulgatedOn'],
  [/^MessageHeader\/ResponseFor\[(\d+)\]\/DocumentId$/, 'responseTo/#/documentId'],
  [/^TraceHeaderList\/Bussiness\/StaffInfo\/Department$/, 'staff/department'],
  [/^TraceHeaderList\/Bussiness\/StaffInfo\/Staff$/, 'staff/staff'],
  [/^TraceHeaderList\/Bussiness\/StaffInfo\/Email$/, 'staff/email'],
  [/^TraceHeaderList\/Bussiness\/StaffInfo\/Mobile$/, 'staff/mobile'],
];

/** The place in a JSON document of what its edXML would have at a path; the path itself where no member is its source. */
export const jsonPlaceOf = (path: string, { from, to }: PartyPlaces): string => {
  const [, file, field] = /\/(?:Reference|Attachment)\[(\d+)\]\/(AttachmentName|Description)$/.exec(path) ?? [];
  if (file !== undefined) {
    return `/document/attachments/${Number(file) - 1}/${field === 'Description' ? 'description' : 'name'}`;
  }
  if (!path.startsWith(HEADER)) return path;
  const place = path.slice(HEADER.length);
  const [, party, index] = /^MessageHeader\/(From|To)(?:\[(\d+)\])?(?:\/|$)/.exec(place) ?? [];
  if (party === 'From') return from;
  if (party === 'To') return to[Number(index ?? 1) - 1] ?? '';
  for (const [element, member] of PLACES) {
    const found = element.exec(place);
    if (found) return `/document/${member.replace('#', String(Number(found[1]) - 1))}`;
  }
  return path;
};
